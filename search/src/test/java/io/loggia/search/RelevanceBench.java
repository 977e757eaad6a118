package io.loggia.search;

import io.loggia.domain.MediaId;
import io.loggia.search.TalkFolder.Talk;
import io.loggia.search.query.SearchHit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well judged questions about the talks of a folder are answered: NDCG@10 of the talks, and whether one of the
 * moments shown with the best talk begins within five seconds of the answer. Arguments: the folder of WebVTT, the file
 * of questions. A line of it is {@code kind, question, talk@second, other talks as talk=gain}, parted by tabs; the best
 * talk gains 2.
 */
public final class RelevanceBench {

    private static final int DEPTH = 10;
    private static final int BEST = 2;
    private static final double NEAR_SECONDS = 5;

    private final PrintStream out = System.out;
    private final Map<String, MediaId> ids = new HashMap<>();
    private final Map<String, Score> scores = new TreeMap<>();
    private final List<String> misses = new ArrayList<>();

    private static final class Score {
        private int questions;
        private double ndcg;
        private int first;
        private int led;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("loggia-relevance-bench");
        try {
            new RelevanceBench().run(folder, new TalkFolder(Path.of(args[0])), Path.of(args[1]));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run(Path folder, TalkFolder talks, Path questions) throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            for (Talk talk : talks.talks()) {
                ids.put(talk.name(), talk.media().id());
                search.put(talk.media());
            }
            for (String line : Files.readAllLines(questions, StandardCharsets.UTF_8)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    ask(search, line.split("\t", -1));
                }
            }
        }
        misses.forEach(out::println);
        out.printf("%-10s %9s %8s %8s %8s%n", "kind", "questions", "NDCG@10", "first", "moment");
        scores.forEach((kind, score) -> out.printf(
                "%-10s %9d %8.3f %7.1f%% %7.1f%%%n",
                kind,
                score.questions,
                score.ndcg / score.questions,
                100.0 * score.first / score.questions,
                100.0 * score.led / score.questions));
    }

    private void ask(SearchFixture search, String[] parts) {
        String[] best = parts[2].split("@", -1);
        Map<MediaId, Integer> gains = new HashMap<>();
        gains.put(id(best[0]), BEST);
        if (parts.length > 3) {
            for (String other : parts[3].strip().split(" +", -1)) {
                if (!other.isEmpty()) {
                    String[] judged = other.split("=", -1);
                    gains.put(id(judged[0]), Integer.parseInt(judged[1]));
                }
            }
        }
        List<SearchHit> hits = search.search(parts[1] + " ").hits();
        double ndcg = ndcg(hits, gains);
        int rank = rank(hits, id(best[0]));
        boolean led = rank > 0 && leadsThere(hits.get(rank - 1), Double.parseDouble(best[1]));
        for (String kind : List.of(parts[0], "~ all")) {
            Score score = scores.computeIfAbsent(kind, name -> new Score());
            score.questions++;
            score.ndcg += ndcg;
            score.first += rank == 1 ? 1 : 0;
            score.led += led ? 1 : 0;
        }
        if (rank != 1 || !led) {
            String shown = rank == 0
                    ? ""
                    : hits.get(rank - 1).moments().stream()
                            .map(moment -> Long.toString(moment.start().toSeconds()))
                            .collect(Collectors.joining(" "));
            misses.add("%-8s rank %2d, moments %s: %s (%s)".formatted(parts[0], rank, shown, parts[1], parts[2]));
        }
    }

    private MediaId id(String talk) {
        return Objects.requireNonNull(ids.get(talk), () -> "There is no talk " + talk);
    }

    private static double ndcg(List<SearchHit> hits, Map<MediaId, Integer> gains) {
        List<Integer> ideal = new ArrayList<>(gains.values());
        ideal.sort(Collections.reverseOrder());
        return discounted(hits.stream()
                        .map(hit -> gains.getOrDefault(hit.item().id(), 0))
                        .toList())
                / discounted(ideal);
    }

    private static double discounted(List<Integer> gains) {
        double sum = 0;
        for (int i = 0; i < Math.min(DEPTH, gains.size()); i++) {
            sum += (Math.pow(2, gains.get(i)) - 1) * Math.log(2) / Math.log(i + 2.0);
        }
        return sum;
    }

    private static int rank(List<SearchHit> hits, MediaId talk) {
        for (int i = 0; i < Math.min(DEPTH, hits.size()); i++) {
            if (hits.get(i).item().id().equals(talk)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean leadsThere(SearchHit hit, double second) {
        return hit.moments().stream()
                .anyMatch(moment -> Math.abs(moment.start().toMillis() / 1e3 - second) <= NEAR_SECONDS);
    }
}
