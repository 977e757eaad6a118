package io.loggia.portal.platform.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String OLD = word(1);
    private static final String NEW = word(2);
    private static final MediaKeys KEYS = MediaKeys.parse(OLD);
    private static final Grant GRANT = new Grant(
            UUID.randomUUID(),
            MediaId.random(),
            "renditions/4b7c0f3e-1111-4222-8333-444455556666/1",
            NOW.plusSeconds(60));

    @Test
    void grant_afterTheRoundTrip_isTheSame() {
        assertThat(GrantCodec.decode(GrantCodec.encode(GRANT, KEYS), KEYS, NOW)).isEqualTo(GRANT);
    }

    /** Any bit of key id, expiry, session, item, folder or signature. */
    @Tag("C01")
    @Test
    void token_withAnyBitChanged_isForbidden() {
        byte[] token = Base64.getUrlDecoder().decode(GrantCodec.encode(GRANT, KEYS));
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertForbidden(Base64.getUrlEncoder().withoutPadding().encodeToString(changed), KEYS, NOW);
        }
    }

    /** No token says by what algorithm it is signed, and what does is none of ours. */
    @Tag("C09")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}"
            })
    void token_thatNamesAnAlgorithm_isForbidden(String header) {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String claims = url.encodeToString("{\"exp\":4102444800,\"sub\":\"admin\"}".getBytes(StandardCharsets.UTF_8));
        String begin = url.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + claims + ".";
        assertForbidden(begin, KEYS, NOW);
        assertForbidden(begin + GrantCodec.encode(GRANT, KEYS), KEYS, NOW);
        assertForbidden(url.encodeToString((header + claims.repeat(4)).getBytes(StandardCharsets.UTF_8)), KEYS, NOW);
    }

    @Tag("C10")
    @Test
    void grantOfANetwork_reachesNobodyElse_andItsTokenIsAsFirm() {
        Grant bound = new Grant(
                GRANT.sessionId(),
                GRANT.mediaId(),
                GRANT.folder(),
                GRANT.expires(),
                Network.of("192.0.2.17").orElseThrow());
        String text = GrantCodec.encode(bound, KEYS);
        Grant read = GrantCodec.decode(text, KEYS, NOW);
        assertThat(read).isEqualTo(bound);
        assertThat(read.reaches("192.0.2.200")).isTrue();
        assertThat(read.reaches("192.0.3.17")).isFalse();
        assertThat(read.reaches("2001:db8::17")).isFalse();
        assertThat(read.reaches("")).isFalse();
        assertThat(GRANT.reaches("203.0.113.1")).isTrue();
        byte[] token = Base64.getUrlDecoder().decode(text);
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertForbidden(Base64.getUrlEncoder().withoutPadding().encodeToString(changed), KEYS, NOW);
        }
    }

    /** Base64 has spare bits in its last character; another spelling of the same bytes is not a second token. */
    @Tag("C01")
    @Test
    void token_withAnyCharacterChanged_isForbidden() {
        String token = GrantCodec.encode(GRANT, KEYS);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ .%";
        for (int i = 0; i < alphabet.length(); i++) {
            String changed = token.substring(0, token.length() - 1) + alphabet.charAt(i);
            if (!changed.equals(token)) {
                assertForbidden(changed, KEYS, NOW);
            }
        }
        assertForbidden(token + "=", KEYS, NOW);
        assertForbidden(token + "A", KEYS, NOW);
    }

    @Test
    void token_cutAnywhere_isForbidden() {
        String token = GrantCodec.encode(GRANT, KEYS);
        for (int length = 0; length < token.length(); length++) {
            assertForbidden(token.substring(0, length), KEYS, NOW);
        }
    }

    @Tag("C02")
    @Test
    void token_atItsExpiryToTheSecond_isForbidden() {
        String token = GrantCodec.encode(GRANT, KEYS);
        assertThat(GrantCodec.decode(token, KEYS, GRANT.expires().minusSeconds(1)))
                .isEqualTo(GRANT);
        assertForbidden(token, KEYS, GRANT.expires());
        assertForbidden(token, KEYS, GRANT.expires().plusSeconds(1));
    }

    /** 2038, the far future and before the epoch are numbers like any other. */
    @Tag("C02")
    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, 253_402_300_799L, 0, -1, -62_167_219_200L})
    void token_withAnExtremeExpiry_isDecidedByComparison(long expires) {
        Grant grant = new Grant(GRANT.sessionId(), GRANT.mediaId(), GRANT.folder(), Instant.ofEpochSecond(expires));
        String token = GrantCodec.encode(grant, KEYS);
        if (expires > NOW.getEpochSecond()) {
            assertThat(GrantCodec.decode(token, KEYS, NOW)).isEqualTo(grant);
        } else {
            assertForbidden(token, KEYS, NOW);
        }
    }

    /** The new key signs, the old one still verifies, an unknown one is refused. */
    @Tag("C08")
    @Test
    void keys_whileRotated_verifyOldAndNewAlike() {
        MediaKeys both = MediaKeys.parse(NEW + "\n" + OLD + "\n");
        String byOld = GrantCodec.encode(GRANT, KEYS);
        String byNew = GrantCodec.encode(GRANT, both);
        assertThat(byNew).isEqualTo(GrantCodec.encode(GRANT, MediaKeys.parse(NEW)));
        assertThat(GrantCodec.decode(byOld, both, NOW)).isEqualTo(GRANT);
        assertThat(GrantCodec.decode(byNew, both, NOW)).isEqualTo(GRANT);
        assertForbidden(byNew, KEYS, NOW);
    }

    /** Nothing wider than one folder, and no character that could mean something else elsewhere. */
    @Tag("C03")
    @Tag("C06")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "renditions",
                "renditions/",
                "renditions/*",
                "/renditions/a",
                "renditions/../secrets",
                "renditions//a",
                "renditions/a/",
                "renditions/a?b",
                "renditions/a~b",
                "renditions/a%2fb",
                "a/b/c/d/e/f"
            })
    void folder_thatIsNotOneOfOurs_isNeverGranted(String folder) {
        Grant wide = new Grant(GRANT.sessionId(), GRANT.mediaId(), folder, GRANT.expires());
        assertThatIllegalArgumentException().isThrownBy(() -> GrantCodec.encode(wide, KEYS));
    }

    @Test
    void keys_shorterThanTheHash_areRefused() {
        String weak = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[16]);
        assertThatIllegalArgumentException().isThrownBy(() -> MediaKeys.parse(weak));
    }

    @Test
    void expiry_withinAQuarterOfTheLife_staysTheSame() {
        Duration life = Duration.ofHours(6);
        Instant first = MediaUrls.expiry(NOW, life);
        assertThat(MediaUrls.expiry(NOW.plus(Duration.ofMinutes(89)), life)).isEqualTo(first);
        assertThat(first).isBetween(NOW.plus(life), NOW.plus(life).plus(life.dividedBy(4)));
    }

    private static void assertForbidden(String token, MediaKeys keys, Instant now) {
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> GrantCodec.decode(token, keys, now))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    private static String word(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
