package io.loggia.analytics.export;

import io.loggia.analytics.report.CompletionReport;
import io.loggia.analytics.report.ReportItem;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.analytics.report.ReportPerson;
import io.loggia.analytics.report.ViewingDay;
import io.loggia.domain.Audience;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long a completion report of 1,000 items for 1,000 people takes from facts to a finished file, and in how little
 * heap. Prints one line for each format. What is in use at a time may be garbage; so the heap is
 * limited by {@code -Xmx}, and what that leaves above idle is enough for a report that ends.
 */
public final class ExportBench {

    private static final int PEOPLE = 1_000;
    private static final int ITEMS = 1_000;
    private static final Instant AT = Instant.parse("2026-11-20T08:15:00Z");

    private static final ReportWords WORDS = ReportWords.of(Locale.ROOT, ZoneOffset.UTC);

    private ExportBench() {}

    public static void main(String[] arguments) throws IOException {
        for (int round = 0; round < 2; round++) {
            measure("compute", out -> report().forEach(row -> {}));
            measure("csv", out -> ReportFormat.CSV.write(table(), WORDS, out));
            measure("xlsx", out -> ReportFormat.XLSX.write(table(), WORDS, out));
            measure("xlsx_12_columns", out -> ReportFormat.XLSX.write(new TwelveColumns(table()), WORDS, out));
        }
    }

    private static TabularReport table() {
        return new CompletionTable(new ReportHeading("Completion report", "Nobody", AT, List.of()), report(), WORDS);
    }

    /** The same, with a number more. */
    private record TwelveColumns(TabularReport eleven) implements TabularReport {

        @Override
        public String key() {
            return eleven.key();
        }

        @Override
        public ReportHeading heading() {
            return eleven.heading();
        }

        @Override
        public List<ReportColumn> columns() {
            List<ReportColumn> columns = new ArrayList<>(eleven.columns());
            columns.add(ReportColumn.count("completed"));
            return columns;
        }

        @Override
        public ReportSummary forEach(Consumer<@Nullable Object[]> rows) {
            int[] count = new int[1];
            return eleven.forEach(row -> {
                @Nullable Object[] twelve = Arrays.copyOf(row, row.length + 1);
                twelve[row.length] = ++count[0];
                rows.accept(twelve);
            });
        }
    }

    private interface Task {
        void run(OutputStream out) throws IOException;
    }

    private static void measure(String name, Task task) throws IOException {
        System.gc();
        long idle = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long begin = System.nanoTime();
        long[] bytes = new long[1];
        task.run(new OutputStream() {
            @Override
            public void write(int b) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                bytes[0] += length;
            }
        });
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s_seconds=%.2f rows=%d bytes=%d heap_above_idle_mib=%d%n",
                name,
                seconds,
                PEOPLE * ITEMS,
                bytes[0],
                (Runtime.getRuntime().maxMemory() - idle) >> 20);
    }

    private static CompletionReport report() {
        List<DepartmentId> departments = new ArrayList<>();
        Map<DepartmentId, String> names = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            departments.add(DepartmentId.random());
            names.put(departments.get(i), "Department " + i);
        }
        List<ReportItem> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(new ReportItem(
                    MediaId.random(), "Training number " + i + " of this year", Audience.of(Principal.everyone())));
        }
        List<ReportPerson> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(new ReportPerson(
                    PersonId.random(),
                    "Person with a Name " + i,
                    departments.get(i % departments.size()),
                    Set.of(Principal.everyone()),
                    true));
        }
        DepartmentId then = departments.getFirst();
        return new CompletionReport(
                ReportPeriod.EVER, ZoneOffset.UTC, Set.copyOf(departments), names, people, items, some -> {
                    List<ViewingDay> facts = new ArrayList<>();
                    for (PersonId person : some) {
                        for (ReportItem item : items) {
                            facts.add(new ViewingDay(person, item.id(), then, AT, 0.97, AT));
                        }
                    }
                    return facts;
                });
    }
}
