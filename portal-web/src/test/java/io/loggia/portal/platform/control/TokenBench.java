package io.loggia.portal.platform.control;

import io.loggia.domain.MediaId;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** How long the edge needs to believe a token, and the portal to make one. Each figure is the best of six rounds. */
public final class TokenBench {

    private static final int ROUNDS = 6;
    private static final int TOKENS = 200_000;

    private TokenBench() {}

    private interface Task {
        int run();
    }

    public static void main(String[] arguments) {
        MediaKeys keys = MediaKeys.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));
        Instant now = Instant.now();
        String folder = "renditions/" + UUID.randomUUID() + "/1";
        Grant grant = new Grant(UUID.randomUUID(), MediaId.random(), folder, now.plusSeconds(3_600));
        String token = GrantCodec.encode(grant, keys);
        measure("check", () -> GrantCodec.decode(token, keys, now).folder().length());
        measure("sign", () -> GrantCodec.encode(grant, keys).length());
    }

    private static void measure(String name, Task task) {
        double best = Double.MAX_VALUE;
        long sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < TOKENS; i++) {
                sink += task.run();
            }
            best = Math.min(best, (System.nanoTime() - begin) / 1e3 / TOKENS);
        }
        System.out.printf(Locale.ROOT, "token %-6s %.2f µs (to reach 3; checksum %d)%n", name, best, sink);
    }
}
