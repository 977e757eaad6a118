package io.loggia.search;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
import io.loggia.domain.Chapter;
import io.loggia.domain.Cue;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.search.index.Facet;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A generated organisation: words by Zipf's law, a fifth of the items visible to the viewer's department. The same for
 * the same sizes.
 */
final class GeneratedCorpus implements BenchCorpus {

    private static final int VOCABULARY = 60_000;
    private static final int WORDS_PER_CUE = 10;
    private static final int DEPARTMENTS = 5;

    private final int transcripts;
    private final int cues;
    private final String[] vocabulary = new String[VOCABULARY];
    private final double[] cumulative = new double[VOCABULARY];
    private final List<DepartmentId> departments =
            Stream.generate(DepartmentId::random).limit(DEPARTMENTS).toList();
    private final List<ChannelId> channels =
            Stream.generate(ChannelId::random).limit(20).toList();

    GeneratedCorpus(int transcripts, int cues) {
        this.transcripts = transcripts;
        this.cues = cues;
        fillVocabulary();
    }

    @Override
    public int items() {
        return transcripts;
    }

    @Override
    public int cues() {
        return cues;
    }

    @Override
    public IndexedMedia item(int number) {
        Random random = new Random(SEED + number);
        int size = cues / transcripts + (number < cues % transcripts ? 1 : 0);
        List<Cue> said = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Duration start = Duration.ofMillis(4_000L * i);
            said.add(new Cue(start, start.plusMillis(4_000), "Speaker " + i / 40 % 3, sentence(random, WORDS_PER_CUE)));
        }
        Audience audience = Audience.of(Principal.of(departments.get(number % DEPARTMENTS)));
        return new IndexedMedia(
                MediaId.random(),
                sentence(random, 5),
                sentence(random, 40),
                List.of(word(random), word(random)),
                "en",
                channels.get(random.nextInt(channels.size())),
                "Channel",
                number % 10 == 0 ? MediaKind.AUDIO : MediaKind.VIDEO,
                new MediaAccess(PersonId.random(), MediaState.PUBLISHED, audience, Instant.EPOCH, null),
                Instant.EPOCH.plusSeconds(number),
                Duration.ofSeconds(4L * size),
                List.of(new Transcript(number % 4 == 0 ? "de" : "en", said)),
                List.of(new Chapter(Duration.ofMinutes(1), sentence(random, 3))),
                List.of(),
                new Facet(Integer.toString(number % DEPARTMENTS), "Department"),
                number % 300);
    }

    @Override
    public Viewer viewer() {
        return new Viewer(
                PersonId.random(),
                "Viewer",
                Set.of(Role.VIEWER),
                departments.getFirst(),
                Set.of(Principal.everyone(), Principal.of(departments.getFirst())),
                Set.of());
    }

    @Override
    public ChannelId channel() {
        return channels.getFirst();
    }

    private String sentence(Random random, int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            sentence.append(i == 0 ? "" : " ").append(word(random));
        }
        return sentence.toString();
    }

    @Override
    public String word(Random random) {
        int found = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[VOCABULARY - 1]);
        return vocabulary[Math.min(VOCABULARY - 1, found < 0 ? -found - 1 : found)];
    }

    private void fillVocabulary() {
        Random random = new Random(SEED);
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            StringBuilder word = new StringBuilder();
            // Frequent words are short, as in any language.
            int syllables = 1 + Math.min(4, (int) (Math.log10(rank + 1.0) * 0.8)) + random.nextInt(2);
            for (int i = 0; i < syllables; i++) {
                word.append("bcdfghklmnprstvw".charAt(random.nextInt(16)))
                        .append("aeiou".charAt(random.nextInt(5)))
                        .append(random.nextInt(3) == 0 ? "nrsl".charAt(random.nextInt(4)) : "");
            }
            vocabulary[rank] = word.toString();
            sum += 1.0 / (rank + 1);
            cumulative[rank] = sum;
        }
    }
}
