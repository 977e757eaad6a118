package io.loggia.portal.playback.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.delivery.control.signing.Placement;
import io.loggia.portal.delivery.control.signing.SignedAccess;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AddressesTest {

    private static final String FOLDER = "renditions/1/ladder-1";

    /** Google's dual token: what follows the manifest would want a cookie. */
    @Test
    void manifest_atACdnThatSignsWhatFollows_isNone() {
        Addresses addresses = at(Placement.START);

        assertThat(addresses.manifest(FOLDER, "manifest.mpd")).isNull();
        assertThat(addresses.playlist(FOLDER, "master.m3u8"))
                .isEqualTo("https://cdn.example.com/" + FOLDER + "/master.m3u8?token=x");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "START")
    void manifest_elsewhere_liesWhereThePlaylistDoes(Placement placement) {
        Addresses addresses = at(placement);

        assertThat(addresses.manifest(FOLDER, "manifest.mpd")).isEqualTo(addresses.playlist(FOLDER, "manifest.mpd"));
    }

    private static Addresses at(Placement placement) {
        SignedAccess access = new SignedAccess("https://cdn.example.com/", "token=x", Map.of());
        return new Addresses(placement, access, (folder, file) -> "/media/t/" + file, Instant.MAX);
    }
}
