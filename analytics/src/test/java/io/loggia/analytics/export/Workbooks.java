package io.loggia.analytics.export;

import io.loggia.domain.ReportKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Workbooks of every kind of report, with every kind of cell, and names that are hard to get right. */
final class Workbooks {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final ReportWords GERMAN = ReportWords.of(Locale.GERMANY, BERLIN);

    /** Written from right to left, in scripts that need other typefaces, outside of the first plane, and like formulas. */
    static final List<String> NAMES = List.of(
            "安全衛生の基礎",
            "السلامة في العمل",
            "😀 Willkommen 👩‍🔬",
            "Überprüfung & Wartung <neu>",
            "=HYPERLINK(\"http://evil.example\",\"x\")",
            "@SUM(A1:A9)",
            "-1+1",
            "＝1+1",
            "_x003D_1+1",
            "00123",
            "1E5",
            "2026-11-30",
            "TRUE",
            "A long title that goes on and on, as titles of recorded meetings do, well beyond the width of its column");

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("item", 44),
            ReportColumn.text("state", 16),
            ReportColumn.count("views"),
            ReportColumn.bytes("uploaded-bytes"),
            ReportColumn.percent("share"),
            ReportColumn.duration("watched"),
            ReportColumn.day("last-watched"),
            ReportColumn.moment("published-at"),
            ReportColumn.id("item-id"));

    private static final List<ReportColumn> SUMMARY = List.of(
            ReportColumn.text("department", 34),
            ReportColumn.count("views"),
            ReportColumn.bytes("uploaded-bytes"),
            ReportColumn.duration("watched"),
            ReportColumn.percent("share-completed"));

    private Workbooks() {}

    /** By the names of their files: one of each kind, every other in German. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (ReportKind kind : ReportKind.values()) {
            ReportWords words = all.size() % 2 == 0 ? Reports.ENGLISH : GERMAN;
            TabularReport report = kind == ReportKind.COMPLETION
                    ? Reports.table("営業部", people(), "=1+1 السلامة 😀", words)
                    : of(kind, words);
            all.put(kind.key() + ".xlsx", written(report, words));
        }
        return all;
    }

    /** Less escapes of escapes, which LibreOffice reads, but does not write again. */
    private static List<String> people() {
        return Stream.concat(NAMES.stream(), HostileText.KNOWN.stream())
                .filter(name -> name.length() < 110 && !name.contains("_x005F_"))
                .toList();
    }

    private static byte[] written(TabularReport report, ReportWords words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ReportFormat.XLSX.write(report, words, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static TabularReport of(ReportKind kind, ReportWords words) {
        ReportHeading heading = new ReportHeading(
                words.of("title." + kind.key()),
                "Mara =1+1 マネージャー",
                Reports.GENERATED,
                List.of(
                        new ReportHeading.Line(words.of("department"), "営業部, المبيعات, =1+1"),
                        new ReportHeading.Line(words.of("period"), words.of("period.ever"))));
        return new ReportTable(kind.key(), heading, COLUMNS, rows -> {
            for (int i = 0; i < NAMES.size(); i++) {
                rows.accept(row(i, words));
            }
            return new ReportSummary(
                    SUMMARY,
                    NAMES.stream().map(name -> group(name, name.length())).toList(),
                    group("", 1_234_567).subList(1, SUMMARY.size()),
                    List.of(kind == ReportKind.STORAGE ? 2 : 1));
        });
    }

    private static @Nullable Object[] row(int i, ReportWords words) {
        return new @Nullable Object[] {
            NAMES.get(i),
            new CodedText("PUBLISHED", words.of("state.PUBLISHED")),
            1_234_567L * i,
            98_765_432_109L * i,
            i / 13.0,
            Duration.ofHours(37L * i).plusSeconds(59),
            i % 3 == 0 ? null : LocalDate.parse("2024-02-29").plusDays(i),
            Instant.parse("1999-12-31T23:59:59Z").plus(Duration.ofDays(500L * i)),
            "id-" + i
        };
    }

    private static List<@Nullable Object> group(String name, long size) {
        return Arrays.asList(name, size, size * 98_765_432L, Duration.ofMinutes(size), 1.0 / size);
    }
}
