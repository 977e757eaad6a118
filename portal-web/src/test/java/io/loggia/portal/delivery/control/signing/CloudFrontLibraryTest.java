package io.loggia.portal.delivery.control.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontUtilities;
import software.amazon.awssdk.services.cloudfront.cookie.CookiesForCannedPolicy;
import software.amazon.awssdk.services.cloudfront.cookie.CookiesForCustomPolicy;

/** Amazon's own library beside ours, with the same keys (it knows SHA-1 only; for SHA-256 see {@link VendorVectorsTest}). */
class CloudFrontLibraryTest {

    private static final CloudFrontUtilities AMAZON = CloudFrontUtilities.create();
    private static final String ID = "K2JCJMDEHXQW5F";
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant BEFORE = END.minusSeconds(1);
    private static final SignedScope FOLDER =
            new SignedScope("https://cdn.example.com", "/media/origin/0e9f6f0c-0000-4000-8000-000000000001/");
    private static final SignedScope FILE = new SignedScope("https://cdn.example.com", FOLDER.path() + "original.mp4");

    /** A key of either kind. */
    record Kind(String name, KeyPair pair) {

        UrlSigner signer(Placement placement) {
            return new CloudFrontSigner(placement, ID, pair.getPrivate(), Hash.SHA1);
        }

        CdnEdge edge() {
            return CdnEdges.cloudFront(ID, pair.getPublic());
        }
    }

    static List<Kind> kinds() {
        return List.of(new Kind("RSA", SchemeCases.RSA), new Kind("ECDSA", SchemeCases.EC));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void cannedUrl_isWhatAmazonsLibraryMakes(Kind kind) {
        String theirs = AMAZON.getSignedUrlWithCannedPolicy(request -> request.resourceUrl(FILE.url())
                        .privateKey(kind.pair().getPrivate())
                        .keyPairId(ID)
                        .expirationDate(END))
                .url();
        String ours = kind.signer(Placement.QUERY).sign(FILE, END).url("");

        assertThat(kind.edge().admits(theirs, Map.of(), BEFORE)).isTrue();
        assertThat(kind.edge().admits(ours, Map.of(), BEFORE)).isTrue();
        assertThat(ours.replaceAll("Signature=[^&]*", "")).isEqualTo(theirs.replaceAll("Signature=[^&]*", ""));
        if (kind.name().equals("RSA")) {
            assertThat(ours).isEqualTo(theirs);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void customUrl_hasTheSamePartsAsAmazonsLibrary(Kind kind) {
        String theirs = AMAZON.getSignedUrlWithCustomPolicy(request -> request.resourceUrl(FOLDER.url() + "poster.jpg")
                        .resourceUrlPattern(FOLDER.url() + "*")
                        .privateKey(kind.pair().getPrivate())
                        .keyPairId(ID)
                        .expirationDate(END))
                .url();
        String ours = kind.signer(Placement.QUERY).sign(FOLDER, END).url("poster.jpg");

        assertThat(kind.edge().admits(ours, Map.of(), BEFORE)).isTrue();
        assertThat(kind.edge().admits(theirs, Map.of(), BEFORE)).isTrue();
        assertThat(kind.edge().admits(theirs, Map.of(), END)).isFalse();
        assertThat(part(ours, "Policy")).isEqualTo(part(theirs, "Policy"));
        if (kind.name().equals("RSA")) {
            assertThat(part(ours, "Signature")).isEqualTo(part(theirs, "Signature"));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void cookies_areWhatAmazonsLibraryMakes(Kind kind) {
        CookiesForCustomPolicy custom =
                AMAZON.getCookiesForCustomPolicy(request -> request.resourceUrl(FOLDER.url() + "*")
                        .privateKey(kind.pair().getPrivate())
                        .keyPairId(ID)
                        .expirationDate(END));
        CookiesForCannedPolicy canned = AMAZON.getCookiesForCannedPolicy(request -> request.resourceUrl(FILE.url())
                .privateKey(kind.pair().getPrivate())
                .keyPairId(ID)
                .expirationDate(END));

        Map<String, String> folder =
                kind.signer(Placement.COOKIE).sign(FOLDER, END).cookies();
        Map<String, String> file = kind.signer(Placement.COOKIE).sign(FILE, END).cookies();

        assertThat(header(folder, "CloudFront-Policy")).isEqualTo(custom.policyHeaderValue());
        assertThat(header(folder, "CloudFront-Key-Pair-Id")).isEqualTo(custom.keyPairIdHeaderValue());
        assertThat(header(file, "CloudFront-Expires")).isEqualTo(canned.expiresHeaderValue());
        if (kind.name().equals("RSA")) {
            assertThat(header(folder, "CloudFront-Signature")).isEqualTo(custom.signatureHeaderValue());
            assertThat(header(file, "CloudFront-Signature")).isEqualTo(canned.signatureHeaderValue());
        }
    }

    private static String header(Map<String, String> cookies, String name) {
        return name + "=" + cookies.get(name);
    }

    private static String part(String url, String name) {
        Matcher part = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        assertThat(part.find()).as(name).isTrue();
        return part.group(1);
    }
}
