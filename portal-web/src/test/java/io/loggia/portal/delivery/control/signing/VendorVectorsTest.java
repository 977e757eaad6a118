package io.loggia.portal.delivery.control.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the vendors' own programs and documents say, to the byte. */
class VendorVectorsTest {

    private static final String FOLDER = "/media/origin/0e9f6f0c-0000-4000-8000-000000000001/";
    private static final String URL = "https://cdn.example.com" + FOLDER;
    private static final Instant NOON = Instant.ofEpochSecond(1_663_070_400);
    private static final String GOOGLE_KEY = "BxwXXNjeGaoWqjr7GHEymRJkP4SaOC12dTGixk7Yr8I=";
    private static final Instant CAT_END = Instant.ofEpochSecond(1_893_456_000);
    private static final Instant GOOGLE_END = Instant.ofEpochSecond(1_650_848_400);
    private static final String DUAL_KEY = "g_SlMILiIWKqsC6Z2L7gy0sReDOqtSrJrE7CXNr5Nl8=";
    private static final Instant NEW_YEAR = Instant.ofEpochSecond(1_893_456_000);

    private static final String RSA_KEY =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAoDIOejqH3yE8Isphynf6tw9JGYskuSd0azE8ElPzZh+Jsh04ro66C6fP"
                    + "OPvfZ/YyS2OLcAAUkyjDvhg9fRIFzlcjHKLVw9uWNryXoVIiSM+2E+C2XSNcDTNNaTDxARp+AnNIBREJvk+bjsaPCAquyBsfPK8A"
                    + "NeiGT2Jw2n8amo2kYRT6tUz9tXnIR9vgkzUJWbIP/wAYEfS5QjC8g41yaTdoQcIR5tvdiY221eI8y23uLYgoxvQGb2P7l4HMi4c7"
                    + "LXtPcqhSibKWkSDjs6xTpHDYvIiZjY4p6DlHsnItyxdIHB7rcen8SN1vLpmXz7vhMmZt4lcrnfV8HY7yhmv8ywIDAQAB";
    private static final String EC_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE/5CEqHwPqLagfeEAVlHP8WprAa/uNsiua0rF0dUa1hWUdC7fG0BI74jJm1nGTQzP"
                    + "2hksRSymNZp3Nw6UTuSNrw==";
    private static final String RSA_CUSTOM =
            URL + "poster.jpg?Policy=eyJTdGF0ZW1lbnQiOlt7IlJlc291cmNlIjoiaHR0cHM6Ly9jZG4uZXhhbXBsZS5jb20vbWVkaWEvb3JpZ2"
                    + "luLzBlOWY2ZjBjLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMS8qIiwiQ29uZGl0aW9uIjp7IkRhdGVMZXNzVGhhbiI6eyJBV1"
                    + "M6RXBvY2hUaW1lIjoxODkzNDU2MDAwfX19XX0_&Key-Pair-Id=K2JCJMDEHXQW5F&Signature=fRoBm8UnRFQSz5sO4mLPBgTN"
                    + "YP1XNnIyvqiZmaUznbXM0c-kh-TnN4-JhspDrgX6Ru2qg3bJb38wcCaJVKDyaZGVVx7frBRC9j31IQFbLFzvsqTJGv6k-SOv~X3w"
                    + "yhxB7wDFlfQPwH2~eXOm07E9-xOoac-2gd9hLyMhZe5wN7DAMFGIe~VdMdIOC4XM6gsJfDVHf3~wmGMi8mWiDR4exdhpKNPPGf5K"
                    + "FKOA3OO-pa0cwNZbmUw5FY2B7HH9uYP0~fVN-rF8KIXtTFSxgZ8afgaC3qSYP-GzA3izZHHRfE-k~gGK8U-RanWhPq6XRVYWYNNr"
                    + "YNMGEZg5A-UMzojG6Q__&Hash-Algorithm=SHA256";
    private static final String RSA_CANNED =
            URL + "poster.jpg?Expires=1893456000&Key-Pair-Id=K2JCJMDEHXQW5F&Signature=aiRyNlnSvOlrCAYU-cBJqm6ZfWVzhFDKY"
                    + "Zxog3gzT93dfwyTfTb~Y2B4fF7UO4AVEhxxqaf8S~ciqkHiEqeL9FRlHfCiYZh5vRhFofrq-nOXO6Xqc8VI6S36u1DAU0z6Iw3dI"
                    + "ZQwPNHag6XH3l48VO-1~95-Q0aeX2RF9vrIpBk9BpRhLvwWaxSc8VXKOcxexy8xVAaUlHqqea13Q9ZMLmW02jlrVEU8vLVSRPt9X"
                    + "42K5irJ52~uQDRRediSWZw-v6XXaOfWY982cxyA0GWrnEicX4HJYEmdqTMKfRsQ658DBKh8Y7iDo~VpuhPaclvSLMekNor~aJ47T"
                    + "CHiklJpTw__&Hash-Algorithm=SHA256";
    private static final String EC_CUSTOM =
            URL + "poster.jpg?Policy=eyJTdGF0ZW1lbnQiOlt7IlJlc291cmNlIjoiaHR0cHM6Ly9jZG4uZXhhbXBsZS5jb20vbWVkaWEvb3JpZ2"
                    + "luLzBlOWY2ZjBjLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMS8qIiwiQ29uZGl0aW9uIjp7IkRhdGVMZXNzVGhhbiI6eyJBV1"
                    + "M6RXBvY2hUaW1lIjoxODkzNDU2MDAwfX19XX0_&Key-Pair-Id=K2JCJMDEHXQW5F&Signature=MEQCIE7L8rh3X~OlHDwHO-tT"
                    + "gL7Y5A0m1rirhi06gFIwrcZ9AiB90tSJvBTLaCsWi66Ay4kZp3yOA2vJdgLadUP--3h7gA__&Hash-Algorithm=SHA256";
    private static final String EC_CANNED =
            URL + "poster.jpg?Expires=1893456000&Key-Pair-Id=K2JCJMDEHXQW5F&Signature=MEYCIQD6I86g91PwP92X5zfZngYhO1K9m"
                    + "7EUQ7pUCbqx-o1tEwIhAOdRcdN3i7l8lhg0hhKm1AB9a6cKyOX-M4e0PZ7Mapar&Hash-Algorithm=SHA256";

    /** Made by Akamai's EdgeAuth-Token-Python (commit cbf374d) with these arguments. */
    @Test
    void akamai_asItsOwnLibrary() {
        byte[] key = HexFormat.of().parseHex("52a152a152a152a152a152a152a1");
        SignedScope folder = new SignedScope("https://cdn.example.com", FOLDER);
        SignedScope poster = new SignedScope("https://cdn.example.com", FOLDER + "poster.jpg");

        AkamaiSigner sha256 = new AkamaiSigner(Placement.QUERY, "__token__", key, Hash.SHA256);
        AkamaiSigner sha1 = new AkamaiSigner(Placement.COOKIE, "__token__", key, Hash.SHA1);

        assertThat(sha256.sign(folder, NOON).query())
                .isEqualTo("__token__=exp=1663070400~acl=" + FOLDER
                        + "*~hmac=86cbb18e16aaf2f0c3d1dc30e12b2aed5ca76cb70e0c1105ee8bfcc56e78cfa6");
        assertThat(sha1.sign(folder, NOON).cookies())
                .isEqualTo(Map.of(
                        "__token__",
                        "exp=1663070400~acl=" + FOLDER + "*~hmac=a9398fc9ae1988de72459ad18bcf4045d4887a55"));
        assertThat(sha256.sign(poster, NOON).query())
                .isEqualTo("__token__=exp=1663070400~hmac="
                        + "330176f8fd29dace40364318f71eb8b2563ba27d764fe3d490b6df64b9ce02ed");
    }

    /** From the tests of Google's python-docs-samples, media_cdn/snippets_test.py and dualtoken_test.py. */
    @Test
    void googleEd25519_asGooglesSamples() {
        GoogleSignatureSigner signer =
                new GoogleSignatureSigner(Placement.QUERY, "my-key", PrivateKeys.ed25519(GOOGLE_KEY));

        assertThat(signer.exact("http://35.186.234.33/index.html", GOOGLE_END))
                .isEqualTo("http://35.186.234.33/index.html?Expires=1650848400&KeyName=my-key&Signature="
                        + "16-oE9GZ5U9S_LYrW8RplZhvMfI7RGtGRY0C-Ahh6YAwiJ0UaEi6rQuPxfm6R-cBPfs8MwRGiu2fAoS1JOoKCA");
        assertThat(signer.exact("http://www.example.com/", GOOGLE_END))
                .endsWith("QhWcq48iCRTJFayWexw929QRxjOxE8ZPSQ38ybTxLhu77hmS_JB6GSougMu_-ejS_ZiGguqxT-HfgSFuy3f5DQ");
        assertThat(signer.prefix("http://35.186.234.33/", "&", GOOGLE_END))
                .isEqualTo("URLPrefix=aHR0cDovLzM1LjE4Ni4yMzQuMzMv&Expires=1650848400&KeyName=my-key&Signature="
                        + "mR4jNsWVn39ofSC5425SXwZVzHAAixemdcRGHgPuO1V1Fl7lJs2Ws5aPOGp-MhbDinFYUkutHh-I9c5Du4jtAA");
        assertThat(signer.prefix("http://www.example.com/foo/", ":", GOOGLE_END))
                .isEqualTo("URLPrefix=aHR0cDovL3d3dy5leGFtcGxlLmNvbS9mb28v:Expires=1650848400:KeyName=my-key:Signature="
                        + "I0BnupL1tKbXklf1rK50nlC9JMh4HBLogTKByatOFRvALofT159BegB26Z2WmrI-ZAgAp8Q-1__bWtFdMAqCAA");
    }

    @Test
    void googlePathComponent_asGooglesSample() {
        GoogleSignatureSigner signer =
                new GoogleSignatureSigner(Placement.PATH, "test-key", PrivateKeys.ed25519(DUAL_KEY));

        assertThat(signer.component("https://example.com/", NOON) + "/test-filename")
                .isEqualTo("https://example.com/edge-cache-token=Expires=1663070400&KeyName=test-key&Signature="
                        + "2hvmMKXW_e0bY3ViJNDSgoXDGvNj2L-UYTseTgtj96Va0S4FYxehka1k4hzWo2_87B9zqr_Ne4MMEdRfHUMUBw"
                        + "/test-filename");
    }

    @Test
    void googleTokens_asGooglesSamples() {
        byte[] key = PrivateKeys.base64(DUAL_KEY);
        GoogleTokenSigner sha1 = new GoogleTokenSigner(key, Hash.SHA1);
        GoogleTokenSigner sha256 = new GoogleTokenSigner(key, Hash.SHA256);

        String prefix = "URLPrefix=aHR0cDovLzEwLjIwLjMwLjQwLw~Expires=1663070400~hmac=";
        assertThat(sha1.ofPrefix("http://10.20.30.40/", NOON))
                .isEqualTo(prefix + "6f5b4bb82536810d5ee111cba3e534d49c6ac3cb");
        assertThat(sha256.ofPrefix("http://10.20.30.40/", NOON))
                .isEqualTo(prefix + "409722313cf6d987da44bb360e60dccc3d79764520fc5e3b57654e1d4d2c862e");
        assertThat(sha1.ofPath("/example.m3u8", NOON))
                .isEqualTo("FullPath~Expires=1663070400~hmac=7af78177d6bc001d5626eefe387b1774a4a99ca2");
        assertThat(sha256.ofPath("/example.m3u8", NOON))
                .isEqualTo("FullPath~Expires=1663070400~hmac="
                        + "365b41fd77297371d890fc9a56e4e3d3baa4c7afbd230a0e9a81c8e1bcab9420");
    }

    /** A published address of a site whose rule at Cloudflare checks it (“Validating HMAC tokens with Cloudflare”, 2022). */
    @Test
    void cloudflare_asItsExample() {
        CloudflareSigner signer = new CloudflareSigner("cloudflare", Duration.ofHours(1));
        Instant issued = Instant.ofEpochSecond(1_657_026_353);

        assertThat(signer.sign(
                        new SignedScope("https://www.example.com", "/tokenauth/kayak.mp4"), issued.plusSeconds(3600)))
                .extracting(SignedAccess::query)
                .isEqualTo("verify=1657026353-ZXJWAyFwAgJSY%2B5j3CkJE80TatA33E3MEH4D%2FkSnh7M%3D");
    }

    /**
     * The calculation of Fastly's token-functions, done by Python's hmac module, as its own example does it, over its key and
     * path. The token that is printed there belongs to another key, which is not.
     */
    @Test
    void fastly_asItsTokenFunctions() {
        byte[] key = Base64.getDecoder().decode("iqFPeN2u+Z0Lm5IrsKaOFKRqEU5Gw8ePtaEkHZWuD24=");
        SignedScope file = new SignedScope("https://cdn.example.com", "/foo/bar.html");
        assertThat(new FastlySigner(key, Hash.SHA1).sign(file, Instant.ofEpochSecond(1_441_307_151)))
                .extracting(SignedAccess::query)
                .isEqualTo("token=1441307151_2bfc5de65ab7c7faffde2b29ac82d4f5177f16d7");
        assertThat(new FastlySigner(key, Hash.SHA256).sign(file, Instant.ofEpochSecond(1_441_307_151)))
                .extracting(SignedAccess::query)
                .isEqualTo("token=1441307151_99b78cfc2b63ecc71f111d918077fd81a7845cee0de9233ece98e944335f7521");
    }

    /** {@code digest.hmac_sha1("key", "input")}, from Fastly's reference of VCL. */
    @Test
    void keyedHash_asFastlysReference() {
        assertThat(HexFormat.of().formatHex(Encodings.hmac(Hash.SHA1, "key".getBytes(StandardCharsets.UTF_8), "input")))
                .isEqualTo("8513bb355076cce2ae5eb9f399ab5cafdba7c8a2");
    }

    /**
     * Made by @aws-sdk/cloudfront-signer 3.1166.0, Amazon's own, with keys of which only the public halves were kept. The
     * edge of the contract takes them, and our policies are the same to the byte.
     */
    @Test
    void cloudFrontSha256_asAmazonsLibrary() throws GeneralSecurityException {
        PublicKey rsa = key("RSA", RSA_KEY);
        PublicKey ec = key("EC", EC_KEY);
        for (String url : List.of(RSA_CUSTOM, RSA_CANNED)) {
            assertThat(CdnEdges.cloudFront("K2JCJMDEHXQW5F", rsa).admits(url, Map.of(), NEW_YEAR.minusSeconds(1)))
                    .isTrue();
            assertThat(CdnEdges.cloudFront("K2JCJMDEHXQW5F", rsa).admits(url, Map.of(), NEW_YEAR))
                    .isFalse();
        }
        assertThat(CdnEdges.cloudFront("K2JCJMDEHXQW5F", ec).admits(EC_CANNED, Map.of(), NEW_YEAR.minusSeconds(1)))
                .isTrue();
        assertThat(CdnEdges.cloudFront("K2JCJMDEHXQW5F", ec).admits(EC_CUSTOM, Map.of(), NEW_YEAR.minusSeconds(1)))
                .isTrue();

        CloudFrontSigner ours =
                new CloudFrontSigner(Placement.QUERY, "K2JCJMDEHXQW5F", SchemeCases.RSA.getPrivate(), Hash.SHA256);
        String signed = ours.sign(new SignedScope("https://cdn.example.com", FOLDER), NEW_YEAR)
                .url("poster.jpg");
        assertThat(part(signed, "Policy")).isEqualTo(part(RSA_CUSTOM, "Policy"));
        assertThat(part(signed, "Hash-Algorithm")).isEqualTo(part(RSA_CUSTOM, "Hash-Algorithm"));
        assertThat(part(signed, "Key-Pair-Id")).isEqualTo(part(RSA_CUSTOM, "Key-Pair-Id"));
    }

    /** The same library's cookies: by these names and no others, the same policy, and signatures that our edge takes. */
    @Test
    void cloudFrontSha256Cookies_asAmazonsLibrary() throws GeneralSecurityException {
        CdnEdge edge = CdnEdges.cloudFront(
                "K2JCJMDEHXQW5F",
                key(
                        "EC",
                        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8F5G2l4Uuhl7G0nCu2mwV+0/Ibejtga57jIKEVum9S7kMqYQNJHa1d0mVI57UKvO"
                                + "5tsL9YJIalLBqOjyZ9MAFg=="));
        Map<String, String> ofFolder = Map.of(
                "CloudFront-Key-Pair-Id", "K2JCJMDEHXQW5F",
                "CloudFront-Policy", part(RSA_CUSTOM, "Policy"),
                "CloudFront-Hash-Algorithm", "SHA256",
                "CloudFront-Signature",
                        "MEQCIAT0rUQN7QjjQVSxgRNcGgFaAzTu4wBPo~CGEIDCoqSTAiAirxLBociAkYDrIjGR9fY3v~AGpdsSxhpYcfY3w8tfJg__");
        Map<String, String> ofFile = Map.of(
                "CloudFront-Key-Pair-Id", "K2JCJMDEHXQW5F",
                "CloudFront-Expires", "1893456000",
                "CloudFront-Hash-Algorithm", "SHA256",
                "CloudFront-Signature",
                        "MEUCICDfX9McBBDJZ2rKfq~Gf~uOFGr5biF5rsCSHIKrQSckAiEAkh8rIO-tTcer4656Rg6eXR~KhkaS3eQi8s-gPMEwmlo_");
        assertThat(edge.admits(URL + "x.m4s", ofFolder, NEW_YEAR.minusSeconds(1)))
                .isTrue();
        assertThat(edge.admits(URL + "x.m4s", ofFolder, NEW_YEAR)).isFalse();
        assertThat(edge.admits(URL + "original.mp4", ofFile, NEW_YEAR.minusSeconds(1)))
                .isTrue();
        assertThat(edge.admits(URL + "x.m4s", ofFile, NEW_YEAR.minusSeconds(1))).isFalse();

        CloudFrontSigner ours =
                new CloudFrontSigner(Placement.COOKIE, "K2JCJMDEHXQW5F", SchemeCases.EC.getPrivate(), Hash.SHA256);
        String cdn = "https://cdn.example.com";
        assertAllButTheSignature(ours.sign(new SignedScope(cdn, FOLDER), NEW_YEAR), ofFolder);
        assertAllButTheSignature(ours.sign(new SignedScope(cdn, FOLDER + "original.mp4"), NEW_YEAR), ofFile);
    }

    private static void assertAllButTheSignature(SignedAccess ours, Map<String, String> theirs) {
        assertThat(ours.cookies()).containsOnlyKeys(theirs.keySet());
        theirs.forEach((name, value) -> {
            if (!name.endsWith("Signature")) {
                assertThat(ours.cookies()).containsEntry(name, value);
            }
        });
    }

    private static String part(String url, String name) {
        Matcher part = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        assertThat(part.find()).as(name).isTrue();
        return part.group(1);
    }

    private static PublicKey key(String algorithm, String text) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
    }

    /** Made by @eyevinn/cat 0.16.4, another implementation of CTA-5007. */
    @Test
    void commonAccessToken_asAnotherImplementation() {
        byte[] key = HexFormat.of().parseHex("403697de87af64611c1d32a05dab0fe1fcb715a86ab435f1ec99192d79569388");
        SignedScope folder = new SignedScope("https://cdn.example.com", FOLDER);
        SignedAccess access = new CatSigner(Placement.QUERY, "cdn-1", key, null).sign(folder, CAT_END);
        assertThat(access.query())
                .isEqualTo(
                        "cat=2D3RhEOhAQWhBEVjZG4tMVhPpAFmbG9nZ2lhBBpw29iAGQE2ARkBOKEDoQF4My9tZWRpYS9vcmlnaW4vMGU5ZjZmMG"
                                + "MtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxL1ggs-FQsSpfO0QVDVuIA7pfseG_uq3h_SjKYGI3j9DFpfQ");
    }

    /** Signed by cose-js 0.9.0, over the same claims: our edge of CATs reads it, and so what the contract suite has it read. */
    @Test
    void commonAccessTokenByEcdsa_ofAnotherImplementation_isReadByTheEdge() throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder()
                        .decode(
                                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9suaGLjeo+ZtFjtQystBe6qgUIHnLLDCJZOx0s1Ke8sy1hp88oNrF/K0KEtpn5Ow"
                                        + "Sri5OPnhdAODSSQ9JztuVA==")));
        String token =
                "2D3ShEOhASahBEVjZG4tMVhPpAFmbG9nZ2lhBBpw29iAGQE2ARkBOKEDoQF4My9tZWRpYS9vcmlnaW4vMGU5ZjZmMGMtMDAwMC00"
                        + "MDAwLTgwMDAtMDAwMDAwMDAwMDAxL1hAY-DnaXdPdBUBFg0qRQ9--itGrQg6tH9GbLQIbUJHqGO8AV6oMPHol2n0YxQNUogrKMsi3u2B"
                        + "cvs0z7RjLkusDQ";
        CdnEdge edge = CatEdge.ecdsa(Placement.QUERY, "cdn-1", key);
        assertThat(edge.admits(URL + "x.m4s?cat=" + token, Map.of(), CAT_END.minusSeconds(1)))
                .isTrue();
        assertThat(edge.admits(URL + "x.m4s?cat=" + token, Map.of(), CAT_END)).isFalse();
    }

    /** One of ours that cose-js 0.9.0 took, and did not with a bit changed; what we sign now is the same up to the signature. */
    @Test
    void commonAccessTokenByEcdsa_isTakenByAnotherImplementation() throws GeneralSecurityException {
        PublicKey key = key(
                "EC",
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEM/IdsXNLzd1i8BeG25nFu054BBgzvh8PagaxHj+kkmQZz0yjd9ZAfAbUAMNXAimS"
                        + "y0L8qAVlWW8WbHxvMyWnmA==");
        String taken =
                "2D3ShEOhASahBEVjZG4tMVhPpAFmbG9nZ2lhBBpw29iAGQE2ARkBOKEDoQF4My9tZWRpYS9vcmlnaW4vMGU5ZjZmMGMtMDAwMC00"
                        + "MDAwLTgwMDAtMDAwMDAwMDAwMDAxL1hAIJHZdcH8Vr-d-s1dSVxK90NjpFWk62xpkj3oUuNcqwzhK0QRmoGaLxpD6f6DCG8p7Ptk"
                        + "FHUro-5gyhMABfL8HA";
        assertThat(CatEdge.ecdsa(Placement.QUERY, "cdn-1", key)
                        .admits(URL + "x.m4s?cat=" + taken, Map.of(), CAT_END.minusSeconds(1)))
                .isTrue();

        byte[] then = Base64.getUrlDecoder().decode(taken);
        byte[] now = Base64.getUrlDecoder()
                .decode(new CatSigner(Placement.QUERY, "cdn-1", new byte[0], SchemeCases.EC.getPrivate())
                        .sign(new SignedScope("https://cdn.example.com", FOLDER), CAT_END)
                        .query()
                        .substring("cat=".length()));
        assertThat(now).hasSameSizeAs(then);
        assertThat(Arrays.copyOf(now, now.length - 64)).isEqualTo(Arrays.copyOf(then, then.length - 64));
    }
}
