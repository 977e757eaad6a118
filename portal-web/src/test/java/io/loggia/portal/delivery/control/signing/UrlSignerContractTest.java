package io.loggia.portal.delivery.control.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every scheme must hold, asked of the edges that check it. */
class UrlSignerContractTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(3600);
    private static final String CDN = "https://cdn.example.com";
    private static final SignedScope FOLDER =
            new SignedScope(CDN, "/media/origin/0e9f6f0c-0000-4000-8000-000000000001/");
    private static final SignedScope FILE = new SignedScope(CDN, FOLDER.path() + "original.mp4");
    private static final List<String> FILES = List.of(
            "renditions/4b7c0f3e-1111-4222-8333-444455556666/1/master.m3u8",
            "renditions/4b7c0f3e-1111-4222-8333-444455556666/1/v0/seg-00001.m4s",
            "stills/4b7c0f3e-1111-4222-8333-444455556666/1/storyboard-1.jpg",
            "x");

    static List<SchemeCases.Case> schemes() {
        return SchemeCases.all();
    }

    @Test
    void schemes_areAllHere() {
        assertThat(schemes().stream().map(one -> one.setup().scheme()).distinct())
                .containsExactly(SigningScheme.values());
        assertThat(schemes()).hasSize(28);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void signedFolder_opensWhatIsBelowIt_byOneSignature(SchemeCases.Case scheme) {
        SignedAccess access = scheme.signer().sign(FOLDER, END);
        for (String file : FILES) {
            assertThat(scheme.ofFolders().admits(access.url(file), access.cookies(), NOW))
                    .as(access.url(file))
                    .isTrue();
        }
        assertThat(scheme.ofFolders().admits(FOLDER.url() + FILES.getFirst(), Map.of(), NOW))
                .as("without a signature")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void signedFile_opensItselfAlone(SchemeCases.Case scheme) {
        // A cookie of Google's has a prefix and nothing else.
        boolean ofFolders = scheme.setup().scheme() == SigningScheme.GOOGLE_ED25519
                && scheme.setup().placement() != Placement.QUERY;
        SignedAccess access = scheme.signer().sign(FILE, END);
        assertThat(scheme.ofFiles().admits(access.url(""), access.cookies(), NOW))
                .isTrue();
        assumeThat(ofFolders).isFalse();
        String other = access.url("").replace("original.mp4", "original2.mp4");
        assertThat(scheme.ofFiles().admits(other, access.cookies(), NOW)).isFalse();
    }

    /** The second counts, whatever the calendar or the width of a number. */
    @Tag("C02")
    @ParameterizedTest
    @MethodSource("schemes")
    void signature_fromItsEndOn_opensNothing(SchemeCases.Case scheme) {
        SoftAssertions softly = new SoftAssertions();
        for (Instant end : List.of(
                END,
                Instant.parse("2028-02-29T23:59:59Z"),
                Instant.ofEpochSecond((1L << 31) - 1),
                Instant.ofEpochSecond(1L << 31),
                Instant.ofEpochSecond(1L << 32))) {
            SignedAccess access = scheme.signer().sign(FOLDER, end);
            String url = access.url(FILES.getFirst());
            softly.assertThat(scheme.ofFolders().admits(url, access.cookies(), end.minusSeconds(1)))
                    .as("before %s", end)
                    .isTrue();
            softly.assertThat(scheme.ofFolders().admits(url, access.cookies(), end))
                    .as("at %s", end)
                    .isFalse();
            softly.assertThat(scheme.ofFolders().admits(url, access.cookies(), end.plusSeconds(1)))
                    .as("after %s", end)
                    .isFalse();
        }
        softly.assertAll();
    }

    /** A CDN whose clock is two minutes late takes what was signed just now. */
    @Tag("C02")
    @ParameterizedTest
    @MethodSource("schemes")
    void signature_atACdnWithALateClock_opens(SchemeCases.Case scheme) {
        SignedAccess access = scheme.signer().sign(FOLDER, END);
        assertThat(scheme.ofFolders().admits(access.url("x"), access.cookies(), NOW.minus(Duration.ofMinutes(2))))
                .isTrue();
    }

    /** End, scope, name of the key, hash, signature: any character of it. */
    @Tag("C01")
    @ParameterizedTest
    @MethodSource("schemes")
    void signature_withAnyCharacterChanged_opensNothing(SchemeCases.Case scheme) {
        SignedAccess access = scheme.signer().sign(FOLDER, END);
        List<String> admitted = new ArrayList<>();
        String url = access.url("x");
        int file = access.prefix().length();
        for (int i = CDN.length() + 1; i < url.length(); i++) {
            String changed = changed(url, i);
            if (i != file && !isSpare(url, i) && scheme.ofFolders().admits(changed, access.cookies(), NOW)) {
                admitted.add(changed);
            }
        }
        access.cookies().forEach((name, value) -> {
            Map<String, String> cookies = new HashMap<>(access.cookies());
            for (int i = 0; i < value.length(); i++) {
                cookies.put(name, changed(value, i));
                if (!isSpare(value, i) && scheme.ofFolders().admits(url, cookies, NOW)) {
                    admitted.add(name + "=" + cookies.get(name));
                }
            }
        });
        assertThat(admitted).isEmpty();
    }

    /** What base64 ends with has bits to spare, which decoders may pass over. */
    private static boolean isSpare(String text, int at) {
        return at + 1 >= text.length()
                || "_%=".indexOf(text.charAt(at)) >= 0
                || "_&/=%:~".indexOf(text.charAt(at + 1)) >= 0;
    }

    private static String changed(String text, int at) {
        return text.substring(0, at) + other(text.charAt(at)) + text.substring(at + 1);
    }

    private static char other(char one) {
        return one == '0' ? '1' : one == 'A' ? 'g' : Character.isDigit(one) ? '0' : 'A';
    }

    /** Another item, and one whose id only begins alike. */
    @Tag("C03")
    @ParameterizedTest
    @MethodSource("schemes")
    void signature_ofAnotherFolder_opensNothing(SchemeCases.Case scheme) {
        SignedAccess access = scheme.signer().sign(FOLDER, END);
        SoftAssertions softly = new SoftAssertions();
        for (String other : List.of(
                "0e9f6f0c-0000-4000-8000-000000000002/",
                "0e9f6f0c-0000-4000-8000-0000000000012/",
                "0e9f6f0c-0000-4000-8000-00000000000/",
                "0E9F6F0C-0000-4000-8000-000000000001/",
                "")) {
            String url =
                    access.url("renditions/a/1/master.m3u8").replace("0e9f6f0c-0000-4000-8000-000000000001/", other);
            // Where the folder stands in the token as well, only the path is another one.
            String token = access.url("x").contains("acl=")
                    ? url.replaceFirst("acl=[^~]*", "acl=" + FOLDER.path() + "*")
                    : url;
            softly.assertThat(scheme.ofFolders().admits(token, access.cookies(), NOW))
                    .as(token)
                    .isFalse();
        }
        softly.assertAll();
    }

    /** No wildcard, no delimiter of any scheme, no second spelling, and never the whole of a CDN. */
    @Tag("C03")
    @Tag("C04")
    @Tag("C06")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/*",
                "*",
                "/media/",
                "/media/*",
                "/media/origin/*/",
                "/media/origin/?/",
                "/media/or?gin/x/",
                "/media/~/x/",
                "/media/a!b/x/",
                "/media/a=b/x/",
                "/media/a&b/x/",
                "/media/a:b/x/",
                "/media/../x/",
                "/media/./x/",
                "/media//x/",
                "//media/x/",
                "/media/a%2fb/x/",
                "/media/a;b/x/",
                "/media/a b/x/",
                "/media/a\"b/x/",
                "/media/a\nb/x/",
                "/media/ä/x/",
                "media/a/x/",
                "/media/a/x/..",
                "/media/a/.x",
                "/media/a/x.",
                "/media/a/x..mp4",
                "/media/a/x?y",
                "/media/a/x#y",
                "/media/a\\b/x/"
            })
    void scope_thatCouldMeanMore_isNeverSigned(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SignedScope(CDN, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cdn.example.com", "ftp://cdn.example.com", "https://cdn.example.com/?x", "https://cdn.example.com/#x",
                "https://u:p@cdn.example.com", "https://cdn.example.com/*", "https://*",
                        "https://cdn.example.com/a/../b",
                "https://cdn.example.com/a;b", "javascript:alert(1)", "https:///x"
            })
    void base_thatIsNoCdnsAddress_isRefused(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedScope.base(base));
    }

    @Test
    void base_inAnySpelling_isOne() {
        assertThat(SignedScope.base(" HTTPS://CDN.Example.com/Video// ")).isEqualTo("https://cdn.example.com/Video");
        assertThat(SignedScope.base("http://127.0.0.1:8080")).isEqualTo("http://127.0.0.1:8080");
    }

    /** Posters and segments keep their addresses, and so stay in caches, as long as the end is the same. */
    @ParameterizedTest
    @MethodSource("schemes")
    void sameScopeAndEnd_giveTheSameSignature(SchemeCases.Case scheme) {
        assumeThat(scheme.name()).as("ECDSA has a random part").doesNotContain("ECDSA");
        assertThat(scheme.signer().sign(FOLDER, END)).isEqualTo(scheme.signer().sign(FOLDER, END));
    }

    /** A CDN below a path of its own. */
    @ParameterizedTest
    @MethodSource("schemes")
    void base_withAPath_isSignedAsTheCdnSeesIt(SchemeCases.Case scheme) {
        SignedScope below = new SignedScope(CDN + "/video", "/origin/0e9f6f0c-0000-4000-8000-000000000001/");
        SignedAccess access = scheme.signer().sign(below, END);
        assertThat(scheme.ofFolders().admits(access.url("x"), access.cookies(), NOW))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void key_thatIsNoneOfTheScheme_isRefusedInWords(SchemeCases.Case scheme) {
        SigningSetup good = scheme.setup();
        List<String> keys = new ArrayList<>(List.of("", "short", "with \"quotes\" and spaces, long enough", "\u0000"));
        if (good.scheme() == SigningScheme.CLOUDFRONT) {
            keys.add("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
            keys.add("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----");
        }
        for (String key : keys) {
            SigningSetup bad =
                    new SigningSetup(good.scheme(), good.placement(), good.hash(), good.keyId(), key, good.ruleLife());
            assertThatIllegalArgumentException().isThrownBy(bad::signer).withMessageContaining("key");
        }
        assertThat(good.toString()).doesNotContain(good.key());
    }
}
