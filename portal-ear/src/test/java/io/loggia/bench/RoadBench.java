package io.loggia.bench;

import io.loggia.it.PortalClient;
import io.loggia.it.PortalServer;
import io.loggia.media.run.FfmpegInstallation;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The main road under load: a long film is uploaded, played by many, and watched by many. */
final class RoadBench {

    private static final int FILM_SECONDS = 600;
    private static final int PIECE = 4 << 20;
    private static final int PEOPLE = 32;
    private static final int SECONDS = 8;

    /** Until then the compiler takes a core of what it makes faster. */
    static final int WARM_SECONDS = 60;

    private static final Duration AFTER_A_START = Duration.ofSeconds(15);
    private static final int ROUNDS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final BenchFolder folder;
    private final PortalServer server;

    RoadBench(BenchFolder folder) {
        this.folder = folder;
        this.server = PortalServer.own(folder.portalWithEmptyBeside());
    }

    void run(List<String> parts) throws IOException, InterruptedException {
        Path tools = folder.file("tools");
        FfmpegInstallation.unpack(tools);
        if (parts.contains("playable")) {
            foreign(tools);
        }
        server.start();
        PortalClient author = server.signIn("author");
        Path film = Film.make(tools, folder.file("."), FILM_SECONDS);
        settle();
        Uploaded uploaded = upload(author, film);
        if (parts.contains("playable")) {
            uploaded.print("H.264", 2);
            upload(author, film);
            upload(author, film).print("H.264, beside the ladders and pictures of two more", 2);
        }
        String media = uploaded.media();
        author.patchJson("/api/v1/media/" + media, Map.of("state", "PUBLISHED", "audience", List.of("*")));
        // The ladder would take both processors for minutes; what was re-wrapped stays what is served.
        server.killAndRestart(Map.of("LOGGIA_ROLE", "portal"));
        if (parts.contains("viewers")) {
            new ViewersBench(server).run(media);
        }
        if (missing("wrk")) {
            return;
        }
        if (parts.contains("segments") && !missing("nginx")) {
            new SegmentBench(folder, server).run(media, ROUNDS, SECONDS);
        }
        if (parts.contains("posts")) {
            posts(media);
        }
        if (parts.contains("edge") && !missing("nginx")) {
            server.killAndRestart(Map.of("LOGGIA_EDGE_SECRET", EdgeBench.SECRET));
            new EdgeBench(folder, server).run(media, ROUNDS, SECONDS);
        }
        server.kill();
    }

    /** What browsers do not play, on a server that has nothing else to do. */
    private void foreign(Path tools) throws IOException, InterruptedException {
        Path film = Film.makeForeign(tools, folder.file("."), FILM_SECONDS);
        PortalServer alone = PortalServer.own(BenchFolder.WITH_OWN_PROGRAMS);
        alone.start();
        settle();
        upload(alone.signIn("author"), film).print("MPEG-4 and Opus", 8);
        alone.kill();
    }

    /** What follows a start is done, and the disk has what was written to make a film. */
    private static void settle() throws IOException, InterruptedException {
        new ProcessBuilder("sync").inheritIO().start().waitFor();
        Thread.sleep(AFTER_A_START);
    }

    private static boolean missing(String program) {
        boolean missing = !Load.isInstalled(program);
        if (missing) {
            ServerBench.print(
                    String.format(Locale.ROOT, "SKIPPED     what is measured with %s: it is not installed", program));
        }
        return missing;
    }

    /** In pieces, as browsers send them; the clock starts when the last one is on its way. */
    private static Uploaded upload(PortalClient author, Path film) throws IOException, InterruptedException {
        long size = Files.size(film);
        String name = Base64.getEncoder().encodeToString("film.mp4".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> created = author.send(
                "POST",
                "/api/v1/uploads",
                BodyPublishers.noBody(),
                Map.of(
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Length",
                        Long.toString(size),
                        "Upload-Metadata",
                        "filename " + name));
        String upload = created.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> done = created;
        long begin = 0;
        try (InputStream bytes = Files.newInputStream(film)) {
            for (long offset = 0; offset < size; offset += PIECE) {
                byte[] piece = bytes.readNBytes(PIECE);
                begin = System.nanoTime();
                done = append(author, upload, offset, piece);
            }
        }
        double answered = (System.nanoTime() - begin) / 1e9;
        String media = done.headers().firstValue("Loggia-Media-Id").orElseThrow();
        awaitPlayable(author, media);
        return new Uploaded(media, size, answered, (System.nanoTime() - begin) / 1e9);
    }

    /**
     * A film that plays.
     *
     * @param answered seconds from the last byte to the answer to it
     * @param playable seconds from the last byte to a playback
     */
    private record Uploaded(String media, long bytes, double answered, double playable) {

        void print(String what, int toReach) {
            ServerBench.print(String.format(
                    Locale.ROOT,
                    "playable    %d s of 1080p25, %s, %d MB: upload answered after %.2f s, plays %.2f s after the last byte (to reach %d)",
                    FILM_SECONDS,
                    what,
                    bytes / 1_000_000,
                    answered,
                    playable,
                    toReach));
        }
    }

    private static HttpResponse<String> append(PortalClient author, String upload, long from, byte[] bytes) {
        HttpResponse<String> reply = author.send(
                "PATCH",
                upload,
                BodyPublishers.ofByteArray(bytes),
                Map.of(
                        "Tus-Resumable", "1.0.0",
                        "Content-Type", "application/offset+octet-stream",
                        "Upload-Offset", Long.toString(from)));
        if (reply.statusCode() != 204) {
            throw new IllegalStateException(reply.statusCode() + " " + reply.body());
        }
        return reply;
    }

    /** Playable is what a player would say: the first segment of the first playlist has arrived. */
    private static void awaitPlayable(PortalClient author, String media) throws InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(limit)) {
            HttpResponse<String> playback = author.get("/api/v1/media/" + media + "/playback");
            if (playback.statusCode() == 200
                    && !segments(author, PortalClient.json(playback)).isEmpty()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("the film did not become playable");
    }

    /** Addresses of the video's segments, the first of which was fetched. */
    static List<String> segments(PortalClient viewer, JsonNode playback) {
        String master = playback.path("hlsUrl").asString();
        if (!master.startsWith("/")) {
            return List.of();
        }
        String root = master.substring(0, master.lastIndexOf('/') + 1);
        String variant = viewer.get(master)
                .body()
                .lines()
                .filter(line -> line.startsWith("v"))
                .findFirst()
                .orElseThrow();
        String parent = root + variant.substring(0, variant.lastIndexOf('/') + 1);
        List<String> segments = new ArrayList<>();
        viewer.get(root + variant)
                .body()
                .lines()
                .filter(line -> line.endsWith(".m4s"))
                .forEach(line -> segments.add(parent + line));
        if (viewer.getBytes(segments.getFirst(), Map.of()).statusCode() != 200) {
            throw new IllegalStateException("a playlist names a segment that is not served");
        }
        return segments;
    }

    private void posts(String media) {
        PortalClient admin = server.signIn("admin");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String name = "watcher" + i;
            admin.postJson(
                    "/api/v1/admin/people",
                    Map.of("username", name, "name", "Watcher " + i, "password", PortalServer.DEMO_PASSWORD));
            PortalClient person = server.signIn(name);
            String session = person.getJson("/api/v1/media/" + media + "/playback")
                    .path("sessionId")
                    .asString();
            lines.add("/api/v1/playback/" + session + "/beats|" + person.cookies() + "|" + person.csrfToken());
        }
        folder.writeLines("beats.txt", lines);
        folder.writeLines(
                "beats.lua",
                List.of(BEATS.replace("FILE", folder.file("beats.txt").toString())));
        folder.writeLines("empty.lua", List.of(EMPTY));
        double[] beats = new double[ROUNDS];
        double[] empty = new double[ROUNDS];
        String base = server.base().toString();
        Load.rate(folder.file("beats.lua"), PEOPLE, WARM_SECONDS, base);
        Load.rate(folder.file("empty.lua"), PEOPLE, SECONDS, base);
        for (int round = 0; round < ROUNDS; round++) {
            beats[round] = Load.rate(folder.file("beats.lua"), PEOPLE, SECONDS, base);
            empty[round] = Load.rate(folder.file("empty.lua"), PEOPLE, SECONDS, base);
        }
        double ours = ServerBench.median(beats);
        double theirs = ServerBench.median(empty);
        ServerBench.print(String.format(
                Locale.ROOT,
                "posts       %,.0f beats/s durable, of %d people; an empty POST %,.0f/s, ratio %.2f (to reach 0.6)",
                ours,
                PEOPLE,
                theirs,
                ours / theirs));
    }

    /** Each beat claims a tenth of a second more than its session's last one, as nobody could watch: the clock decides. */
    private static final String BEATS = """
            local people, turn, second = {}, 0, 0
            for line in io.lines("FILE") do
              local path, cookie, token = line:match("([^|]*)|([^|]*)|([^|]*)")
              people[#people + 1] = { path, { ["Cookie"] = cookie, ["X-CSRF-Token"] = token, ["Content-Type"] = "application/json" } }
            end
            function request()
              turn = turn % #people + 1
              if turn == 1 then second = second % 590 + 0.1 end
              local body = string.format('{"coverage":[[0,%.1f]],"position":%.1f,"rate":1,"ended":false}', second, second)
              return wrk.format("POST", people[turn][1], people[turn][2], body)
            end
            """;

    private static final String EMPTY = """
            local headers = { ["Content-Type"] = "application/json" }
            function request()
              return wrk.format("POST", "/empty/api/empty", headers, '{"coverage":[[0,12.4]],"position":12.4,"rate":1,"ended":false}')
            end
            """;
}
