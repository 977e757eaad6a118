package io.loggia.search;

import io.loggia.domain.Audience;
import io.loggia.domain.ChannelId;
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
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.Transcript;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.suggest.MediaSuggest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Measures indexing and searching on a generated organisation: words by Zipf's law, a fifth of the items visible to the
 * viewer's department. Arguments: transcripts (1900), cues (1300000), queries (2000).
 */
public final class SearchBench {

    private static final int VOCABULARY = 60_000;
    private static final int WORDS_PER_CUE = 10;
    private static final int DEPARTMENTS = 5;
    private static final long SEED = 20_261_122;
    private static final int WARM_UP = 3_000;

    private final PrintStream out = System.out;
    private final int transcripts;
    private final int cues;
    private final int queries;
    private final String[] vocabulary = new String[VOCABULARY];
    private final double[] cumulative = new double[VOCABULARY];
    private final List<DepartmentId> departments =
            Stream.generate(DepartmentId::random).limit(DEPARTMENTS).toList();
    private final List<ChannelId> channels =
            Stream.generate(ChannelId::random).limit(20).toList();

    private SearchBench(int transcripts, int cues, int queries) {
        this.transcripts = transcripts;
        this.cues = cues;
        this.queries = queries;
        fillVocabulary();
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        int[] sizes = {1_900, 1_300_000, 2_000};
        for (int i = 0; i < Math.min(args.length, sizes.length); i++) {
            sizes[i] = Integer.parseInt(args[i]);
        }
        Path folder = Files.createTempDirectory("loggia-search-bench");
        try {
            new SearchBench(sizes[0], sizes[1], sizes[2]).run(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run(Path folder) throws IOException, InterruptedException, ExecutionException {
        try (MediaIndex index = MediaIndex.open(folder)) {
            // Generated first and held, so that indexing is measured alone.
            List<IndexedMedia> items = new ArrayList<>();
            for (int i = 0; i < transcripts; i++) {
                items.add(item(i));
            }
            measureIndexing(index, items);
            measureChange(index, items.getFirst());
            items.clear();
            measureSearching(index);
            measureSuggesting(index);
        }
    }

    private void measureIndexing(MediaIndex index, List<IndexedMedia> items)
            throws InterruptedException, ExecutionException {
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicInteger next = new AtomicInteger();
        Callable<Void> indexer = () -> {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                index.put(items.get(i));
            }
            return null;
        };
        long begin = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, indexer))) {
                done.get();
            }
        }
        index.refresh();
        index.commit("bench");
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.printf(
                "index       %,d cues in %,d transcripts, %.1f s, %,.0f cues/s on %d threads, durable%n",
                cues, transcripts, seconds, cues / seconds, threads);
    }

    private void measureChange(MediaIndex index, IndexedMedia item) {
        long begin = System.nanoTime();
        index.put(item);
        index.refresh();
        out.printf("change      one item seen after %.1f ms%n", (System.nanoTime() - begin) / 1e6);
    }

    private void measureSearching(MediaIndex index) {
        MediaSearch search = new MediaSearch(index, Clock.systemUTC());
        Viewer viewer = viewer();
        Random random = new Random(SEED);
        long found = 0;
        for (int i = 0; i < WARM_UP; i++) {
            found += search.search(viewer, request(random)).total();
        }
        double[] millis = new double[queries];
        for (int i = 0; i < queries; i++) {
            SearchRequest request = request(random);
            long begin = System.nanoTime();
            SearchPage page = search.search(viewer, request);
            millis[i] = (System.nanoTime() - begin) / 1e6;
            found += page.total();
        }
        print("search", millis, found / (double) (WARM_UP + queries));
    }

    private void measureSuggesting(MediaIndex index) {
        MediaSuggest suggest = new MediaSuggest(index, Clock.systemUTC());
        Viewer viewer = viewer();
        Random random = new Random(SEED);
        double[] millis = new double[queries];
        long found = 0;
        for (int i = -WARM_UP / 2; i < queries; i++) {
            String word = word(random);
            String typed = word.substring(0, Math.min(word.length(), 2 + random.nextInt(4)));
            long begin = System.nanoTime();
            found += suggest.suggest(viewer, typed).size();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        print("suggest", millis, found / (WARM_UP / 2.0 + queries));
    }

    private void print(String what, double[] millis, double found) {
        Arrays.sort(millis);
        out.printf(
                "%-11s %,d calls, p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, max %.2f ms (%.0f found on average)%n",
                what,
                millis.length,
                millis[millis.length / 2],
                millis[millis.length * 9 / 10],
                millis[millis.length * 99 / 100],
                millis[millis.length - 1],
                found);
    }

    /** One to three words; a tenth are phrases, a tenth unfinished, a twentieth misspelled, a tenth narrowed. */
    private SearchRequest request(Random random) {
        StringBuilder text = new StringBuilder();
        int words = 1 + random.nextInt(3);
        for (int i = 0; i < words; i++) {
            text.append(word(random)).append(' ');
        }
        Narrowing narrowing = Narrowing.none();
        switch (random.nextInt(20)) {
            case 0, 1 -> text.insert(0, '"').append('"');
            case 2, 3 -> text.setLength(Math.max(3, text.length() - 3));
            case 4 -> text.setCharAt(Math.min(2, text.length() - 2), 'q');
            case 5, 6 -> narrowing = new Narrowing(MediaKind.VIDEO, channels.getFirst(), null, null, null);
            default -> {
                // As it is.
            }
        }
        return new SearchRequest(text.toString(), narrowing, 0, 24);
    }

    private IndexedMedia item(int number) {
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
                List.of(new Transcript(number % 4 == 0 ? "de" : "en", said)));
    }

    private Viewer viewer() {
        return new Viewer(
                PersonId.random(),
                "Viewer",
                Set.of(Role.VIEWER),
                departments.getFirst(),
                Set.of(Principal.everyone(), Principal.of(departments.getFirst())),
                Set.of());
    }

    private String sentence(Random random, int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            sentence.append(i == 0 ? "" : " ").append(word(random));
        }
        return sentence.toString();
    }

    private String word(Random random) {
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
