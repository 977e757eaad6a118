package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file made of an item (segments, initialisation, playlists, poster, storyboard, captions), asked for by every role
 * at addresses that were once theirs, while the item goes through every audience.
 */
@Tag("C14")
@ResourceLock(PortalServer.SHARED)
class MediaMatrixIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final String MEDIA = "/api/v1/media/";
    private static final Duration PROMISE = Duration.ofSeconds(5);

    private static final Map<String, PortalClient> CLIENTS = new HashMap<>();
    private static final Map<String, MediaAddresses> ADDRESSES = new HashMap<>();
    private static Studio studio;
    private static String media;

    @BeforeAll
    static void handOutAddresses() {
        AudienceCase.PEOPLE.forEach(person -> CLIENTS.put(person, SERVER.signIn(person)));
        studio = new Studio(client("author"));
        media = studio.upload(Films.browserReady(2, "160x90"), "Bytes " + UUID.randomUUID());
        studio.awaitProcessed(media, "READY");
        studio.caption(media, "en", "WEBVTT\n\n00:00.100 --> 00:01.000\nFor whom?\n");
        studio.publish(media, "*");
        CLIENTS.forEach((person, client) -> ADDRESSES.put(person, MediaAddresses.of(client, media)));
        for (String kind : List.of(
                "master.m3u8", "index.m3u8", "init.mp4", ".m4s", "poster.jpg", "storyboard.vtt", "-1.jpg", "/en")) {
            assertThat(addresses("viewer").first(kind)).isNotEmpty();
        }
    }

    static List<AudienceCase> audiences() {
        return AudienceCase.ALL;
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void bytes_byRoleAndAudience_reachExactlyThose(AudienceCase audience) {
        studio.change(media, audience.patch(name -> Organisation.id(client("admin"), name)));

        for (String person : AudienceCase.PEOPLE) {
            int expected = audience.isSeenBy(person) ? 200 : 403;
            String first = addresses(person).first("master.m3u8");
            Eventually.holds(
                    "the change reaches " + person,
                    PROMISE,
                    () -> RawHttp.get(SERVER.base(), first).status() == expected);
        }
        SoftAssertions softly = new SoftAssertions();
        AudienceCase.PEOPLE.forEach(person -> compare(softly, person, audience.isSeenBy(person)));
        softly.assertAll();
    }

    private static void compare(SoftAssertions softly, String person, boolean sees) {
        PortalClient stranger = SERVER.anonymous();
        for (String path : addresses(person).signed()) {
            softly.assertThat(stranger.getBytes(path, Map.of()).statusCode())
                    .as("%s, %s", person, path)
                    .isEqualTo(sees ? 200 : 403);
        }
        for (String path : addresses(person).unsigned()) {
            softly.assertThat(client(person).get(path).statusCode())
                    .as("%s, %s", person, path)
                    .isEqualTo(sees ? 200 : 404);
            softly.assertThat(stranger.get(path).statusCode())
                    .as("not signed in, %s", path)
                    .isEqualTo(401);
        }
        softly.assertThat(client(person).get(MEDIA + media + "/playback").statusCode())
                .as("playback by %s", person)
                .isEqualTo(sees ? 200 : 404);
    }

    private static PortalClient client(String person) {
        PortalClient client = CLIENTS.get(person);
        assertThat(client).as(person).isNotNull();
        return client;
    }

    private static MediaAddresses addresses(String person) {
        MediaAddresses addresses = ADDRESSES.get(person);
        assertThat(addresses).as(person).isNotNull();
        return addresses;
    }
}
