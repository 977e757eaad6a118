package io.loggia.search;

import io.loggia.domain.Viewer;
import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.TextKind;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.query.Vocabulary;
import io.loggia.search.suggest.MediaSuggest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Measures indexing and searching on a generated organisation, or on the talks of a folder of WebVTT. Arguments:
 * transcripts (1900), cues (1300000), queries (2000); or the folder, queries (2000).
 */
public final class SearchBench {

    private static final int WARM_UP = 3_000;
    private static final int CROWD = 8;

    private final PrintStream out = System.out;
    private final int queries;
    private final BenchCorpus corpus;

    private SearchBench(BenchCorpus corpus, int queries) {
        this.queries = queries;
        this.corpus = corpus;
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("loggia-search-bench");
        try {
            if (args.length > 0 && Files.isDirectory(Path.of(args[0]))) {
                new SearchBench(new TalkFolder(Path.of(args[0])), number(args, 1, 2_000)).run(folder);
            } else {
                GeneratedCorpus corpus = new GeneratedCorpus(number(args, 0, 1_900), number(args, 1, 1_300_000));
                new SearchBench(corpus, number(args, 2, 2_000)).run(folder);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static int number(String[] args, int at, int otherwise) {
        return at < args.length ? Integer.parseInt(args[at]) : otherwise;
    }

    private void run(Path folder) throws IOException, InterruptedException, ExecutionException {
        Path first = folder.resolve("first");
        try (MediaIndex index = MediaIndex.open(first)) {
            // Generated first and held, so that indexing is measured alone.
            List<IndexedMedia> items = new ArrayList<>();
            for (int i = 0; i < corpus.items(); i++) {
                items.add(corpus.item(i));
            }
            measureIndexing(index, items);
            measureChange(index, items.getFirst());
            measureSearching(index);
            measureCrowd(index);
            measureSuggesting(index);
            measureFloor(first);
            measureRebuild(index, items, folder.resolve("second"));
            out.printf("size        %,d MB on disk%n", index.bytes() / 1_000_000);
        }
    }

    /** What Lucene alone takes for the first words of the same queries: no rights, facets, snippets or moments. */
    private void measureFloor(Path folder) throws IOException {
        Random random = new Random(BenchCorpus.SEED);
        QueryBuilder builder = new QueryBuilder(MediaIndex.queryAnalyzer());
        double[] millis = new double[queries];
        long found = 0;
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (int i = -WARM_UP; i < queries; i++) {
                Query query = builder.createBooleanQuery(TextKind.BODY.field(Tongue.ENGLISH), corpus.word(random));
                long begin = System.nanoTime();
                found += searcher.search(query, 24).totalHits.value();
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        print("floor", millis, found / (double) (WARM_UP + queries));
    }

    /** All items anew into an index beside, by one thread as the portal does it, while somebody searches in the old one. */
    private void measureRebuild(MediaIndex index, List<IndexedMedia> items, Path beside)
            throws IOException, InterruptedException, ExecutionException {
        AtomicBoolean building = new AtomicBoolean(true);
        try (MediaIndex next = MediaIndex.open(beside);
                ExecutorService builder = Executors.newSingleThreadExecutor()) {
            Future<Double> seconds = builder.submit(() -> {
                long begin = System.nanoTime();
                items.forEach(next::put);
                next.refresh();
                next.commit("bench");
                building.set(false);
                return (System.nanoTime() - begin) / 1e9;
            });
            MediaSearch search = new MediaSearch(index, Vocabulary.plain(), Clock.systemUTC());
            Random random = new Random(BenchCorpus.SEED);
            List<Double> millis = new ArrayList<>();
            while (building.get() && !seconds.isDone()) {
                long begin = System.nanoTime();
                search.search(corpus.viewer(), corpus.request(random));
                millis.add((System.nanoTime() - begin) / 1e6);
            }
            out.printf(
                    "rebuild     %,d items anew beside the old index, %.1f s by one thread%n",
                    next.size(), seconds.get());
            print("meanwhile", millis.stream().mapToDouble(Double::doubleValue).toArray(), 0);
        }
    }

    /** Many at once: each of eight threads asks its own queries. */
    private void measureCrowd(MediaIndex index) throws InterruptedException, ExecutionException {
        MediaSearch search = new MediaSearch(index, Vocabulary.plain(), Clock.systemUTC());
        Viewer viewer = corpus.viewer();
        AtomicInteger seeds = new AtomicInteger();
        Callable<double[]> person = () -> {
            Random random = new Random(BenchCorpus.SEED + seeds.incrementAndGet());
            double[] millis = new double[queries / CROWD];
            for (int i = 0; i < millis.length; i++) {
                SearchRequest request = corpus.request(random);
                long begin = System.nanoTime();
                search.search(viewer, request);
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            return millis;
        };
        List<double[]> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(CROWD)) {
            for (Future<double[]> done : pool.invokeAll(Collections.nCopies(CROWD, person))) {
                all.add(done.get());
            }
        }
        print("8 at once", all.stream().flatMapToDouble(Arrays::stream).toArray(), 0);
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
                corpus.cues(), corpus.items(), seconds, corpus.cues() / seconds, threads);
    }

    private void measureChange(MediaIndex index, IndexedMedia item) {
        long begin = System.nanoTime();
        index.put(item);
        index.refresh();
        out.printf("change      one item seen after %.1f ms%n", (System.nanoTime() - begin) / 1e6);
    }

    private void measureSearching(MediaIndex index) {
        MediaSearch search = new MediaSearch(index, Vocabulary.plain(), Clock.systemUTC());
        Viewer viewer = corpus.viewer();
        Random random = new Random(BenchCorpus.SEED);
        long found = 0;
        for (int i = 0; i < WARM_UP; i++) {
            found += search.search(viewer, corpus.request(random)).total();
        }
        double[] millis = new double[queries];
        for (int i = 0; i < queries; i++) {
            SearchRequest request = corpus.request(random);
            long begin = System.nanoTime();
            SearchPage page = search.search(viewer, request);
            millis[i] = (System.nanoTime() - begin) / 1e6;
            found += page.total();
        }
        print("search", millis, found / (double) (WARM_UP + queries));
    }

    private void measureSuggesting(MediaIndex index) {
        MediaSuggest suggest = new MediaSuggest(index, Clock.systemUTC());
        Viewer viewer = corpus.viewer();
        Random random = new Random(BenchCorpus.SEED);
        double[] millis = new double[queries];
        long found = 0;
        for (int i = -WARM_UP / 2; i < queries; i++) {
            String word = corpus.word(random);
            String typed = word.substring(0, Math.min(word.length(), 2 + random.nextInt(4)));
            long begin = System.nanoTime();
            found += suggest.suggest(viewer, typed).items().size();
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
}
