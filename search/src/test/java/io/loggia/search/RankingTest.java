package io.loggia.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.search.query.SearchHit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judged questions: does the talk that answers come first, and does a moment lead to the answer? */
class RankingTest {

    private static final double NDCG_TO_REACH = 0.95;
    private static final double MOMENTS_TO_REACH = 0.95;
    private static final int DEPTH = 10;
    private static final double MOST_SECONDS_LATE = 5;

    /** Of questions in other languages than English, which a mean over all would hide. */
    private static final int LEAST_FOREIGN = 30;

    private static final double FOREIGN_NDCG_TO_REACH = 0.95;

    /** Of the turn of whoever gives the answer. */
    private static final double MOST_SECONDS_BEFORE = 20;

    @TempDir
    Path folder;

    private record Question(String text, String talk, double second) {}

    @Test
    void judgedQuestions_areAnsweredFirstAndAtTheirSecond() throws IOException {
        Map<String, TestMedia> talks = new HashMap<>();
        List<Question> questions = new ArrayList<>();
        read(talks, questions);
        double gain = 0;
        double foreignGain = 0;
        int foreign = 0;
        int moments = 0;
        int timed = 0;
        List<String> misses = new ArrayList<>();
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(talks.values().toArray(TestMedia[]::new));
            for (Question question : questions) {
                List<SearchHit> hits = search.search(question.text() + " ").hits();
                int rank = rank(hits, Objects.requireNonNull(talks.get(question.talk())));
                double gained = rank == 0 ? 0 : Math.log(2) / Math.log(rank + 1.0);
                gain += gained;
                boolean isForeign = !"en"
                        .equals(Objects.requireNonNull(talks.get(question.talk()))
                                .media()
                                .language());
                foreign += isForeign ? 1 : 0;
                foreignGain += isForeign ? gained : 0;
                boolean found = rank > 0 && leadsThere(hits.get(rank - 1), question.second());
                timed += question.second() < 0 ? 0 : 1;
                moments += question.second() >= 0 && found ? 1 : 0;
                if (rank != 1 || (question.second() >= 0 && !found)) {
                    misses.add(question + " at rank " + rank);
                }
            }
        }
        assertThat(gain / questions.size()).as("NDCG@10; %s", misses).isGreaterThanOrEqualTo(NDCG_TO_REACH);
        assertThat(foreign).isGreaterThanOrEqualTo(LEAST_FOREIGN);
        assertThat(foreignGain / foreign)
                .as("NDCG@10 of other languages; %s", misses)
                .isGreaterThanOrEqualTo(FOREIGN_NDCG_TO_REACH);
        assertThat((double) moments / timed).as("moments; %s", misses).isGreaterThanOrEqualTo(MOMENTS_TO_REACH);
    }

    private static int rank(List<SearchHit> hits, TestMedia talk) {
        for (int i = 0; i < Math.min(DEPTH, hits.size()); i++) {
            if (hits.get(i).item().id().equals(talk.media().id())) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean leadsThere(SearchHit hit, double second) {
        return hit.moments().stream()
                .map(moment -> moment.start().toSeconds() - second)
                .anyMatch(late -> late <= MOST_SECONDS_LATE && late >= -MOST_SECONDS_BEFORE);
    }

    private static void read(Map<String, TestMedia> talks, List<Question> questions) throws IOException {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RankingTest.class.getResourceAsStream("judged.txt")), StandardCharsets.UTF_8))) {
            TestMedia talk = TestMedia.titled("");
            String language = "";
            List<String> said = new ArrayList<>();
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                String[] parts =
                        line.length() < 2 ? new String[0] : line.substring(2).split(" *\\| *", -1);
                if (line.startsWith("= ") || line.startsWith("? ")) {
                    if (!said.isEmpty()) {
                        talk.said(language, said.toArray(String[]::new));
                        said.clear();
                    }
                }
                if (line.startsWith("= ")) {
                    language = parts[1];
                    talk = TestMedia.titled(parts[2])
                            .in(language)
                            .tagged(parts[3].split(", ", -1))
                            .described(parts[4]);
                    talks.put(parts[0], talk);
                } else if (line.startsWith("@ ")) {
                    talk.chapter(Long.parseLong(parts[0]), parts[1]);
                } else if (line.startsWith("? ")) {
                    questions.add(new Question(parts[0], parts[1], Double.parseDouble(parts[2])));
                } else if (!line.startsWith("#")) {
                    said.add(line);
                }
            }
        }
    }
}
