package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where only so many devices may play at a time, a player that says nothing of itself does not play beside all others. */
@LongTest
class SilentDevicesIT {
    private static final int DEVICES = 2;

    @RegisterExtension
    static final PortalServer SERVER =
            PortalServer.own(Map.of("LOGGIA_LEARNING_DEVICES_AT_ONCE", Integer.toString(DEVICES)));

    /** A device that neither tells of itself nor takes bytes for 25 s counts no more. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(28);

    @Test
    void deviceThatTakesBytes_counts_andOneThatDoesNothingIsForgotten() {
        Studio studio = new Studio(SERVER.signIn("author"));
        String media = studio.upload(Films.browserReady(3, "320x180"), "Watched " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.publish(media, "*");
        String playback = "/api/v1/media/" + media + "/playback";
        List<PortalClient> devices =
                Stream.generate(() -> SERVER.signIn("viewer")).limit(DEVICES).toList();
        List<String> addresses = devices.stream()
                .map(device -> device.getJson(playback).path("hlsUrl").asString())
                .toList();

        takeBytes(devices, addresses);
        assertThat(SERVER.signIn("viewer").get(playback).statusCode())
                .as("they are silent, and play")
                .isEqualTo(429);

        takeBytes(devices.subList(0, 1), addresses);
        assertThat(SERVER.signIn("viewer").get(playback).statusCode())
                .as("one of them has stopped")
                .isEqualTo(200);
    }

    private static void takeBytes(List<PortalClient> devices, List<String> addresses) {
        Instant until = Instant.now().plus(FORGOTTEN);
        while (Instant.now().isBefore(until)) {
            for (int i = 0; i < devices.size(); i++) {
                assertThat(devices.get(i).get(addresses.get(i)).statusCode()).isEqualTo(200);
            }
            Pause.millis(2000);
        }
    }
}
