package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Every address that one person is given for the bytes of one item: what the playback decision names, and all that those
 * files name in turn. Each one must have answered 200.
 */
record MediaAddresses(JsonNode playback, SortedSet<String> paths) {
    private static final Pattern ATTRIBUTE = Pattern.compile("URI=\"([^\"]+)\"");
    private static final Pattern IN_MANIFEST =
            Pattern.compile("(?:initialization=\"|media=\"|<BaseURL>)([^\"<]+)(?:\"|</BaseURL>)");

    static MediaAddresses of(PortalClient client, String media) {
        JsonNode playback = client.getJson("/api/v1/media/" + media + "/playback");
        MediaAddresses found = new MediaAddresses(playback, new TreeSet<>());
        found.follow(client, playback.path("hlsUrl").asString());
        found.follow(client, playback.path("dashUrl").asString());
        found.follow(client, playback.path("posterUrl").asString());
        found.follow(client, playback.path("storyboardUrl").asString());
        playback.path("captions")
                .valueStream()
                .forEach(track -> found.follow(client, track.path("url").asString()));
        assertThat(found.paths).as("all kinds of files").hasSizeGreaterThan(8);
        return found;
    }

    /** The only one, or the first of many. */
    String first(String ending) {
        return paths.stream()
                .filter(path -> path.endsWith(ending))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ending + " is not among " + paths));
    }

    /** Those under signed paths, which take no cookie. */
    SortedSet<String> signed() {
        return only(path -> path.startsWith("/media/"));
    }

    /** Those of the API, which take the session's cookie. */
    SortedSet<String> unsigned() {
        return only(path -> path.startsWith("/api/"));
    }

    private SortedSet<String> only(Predicate<String> which) {
        SortedSet<String> some = new TreeSet<>(paths);
        some.removeIf(which.negate());
        return some;
    }

    private void follow(PortalClient client, String path) {
        if (!paths.add(path)) {
            return;
        }
        HttpResponse<byte[]> reply = client.getBytes(path, Map.of());
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
        assertThat(reply.body()).as(path).isNotEmpty();
        if (path.endsWith(".m3u8")) {
            text(reply).lines().forEach(line -> followPlaylistLine(client, path, line));
        } else if (path.endsWith(".mpd")) {
            // Of segments that are named by number, the first one.
            IN_MANIFEST
                    .matcher(text(reply).replace("$Number%05d$", "00000"))
                    .results()
                    .forEach(name -> follow(client, resolved(path, name.group(1))));
        } else if (path.endsWith("storyboard.vtt")) {
            text(reply)
                    .lines()
                    .filter(line -> line.contains("#xywh"))
                    .forEach(line -> follow(client, resolved(path, line.substring(0, line.indexOf('#')))));
        }
    }

    private void followPlaylistLine(PortalClient client, String playlist, String line) {
        ATTRIBUTE.matcher(line).results().forEach(uri -> follow(client, resolved(playlist, uri.group(1))));
        if (!line.isBlank() && !line.startsWith("#")) {
            follow(client, resolved(playlist, line));
        }
    }

    private static String resolved(String base, String relative) {
        return URI.create(base).resolve(relative).toString();
    }

    private static String text(HttpResponse<byte[]> reply) {
        return new String(reply.body(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
