package io.loggia.portal.delivery.control.signing;

import java.time.Instant;
import java.util.Locale;

/** How many signatures one core makes for each scheme and placement. Each figure is the best of three rounds. */
public final class SigningBench {

    private static final int ROUNDS = 3;
    private static final long ROUND_NANOS = 400_000_000L;
    private static final int CLOCK_EVERY = 16;
    private static final SignedScope FOLDER =
            new SignedScope("https://cdn.example.com", "/media/origin/0e9f6f0c-0000-4000-8000-000000000001/");

    private SigningBench() {}

    public static void main(String[] arguments) {
        Instant end = Instant.now().plusSeconds(3_600);
        for (SchemeCases.Case scheme : SchemeCases.all()) {
            UrlSigner signer = scheme.signer();
            double best = 0;
            long sink = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                long made = 0;
                while (System.nanoTime() - begin < ROUND_NANOS) {
                    for (int i = 0; i < CLOCK_EVERY; i++) {
                        sink += signer.sign(FOLDER, end.plusSeconds(made++))
                                .prefix()
                                .length();
                    }
                }
                best = Math.max(best, made * 1e9 / (System.nanoTime() - begin));
            }
            System.out.printf(Locale.ROOT, "sign %-40s %,10.0f/s (checksum %d)%n", scheme, best, sink);
        }
    }
}
