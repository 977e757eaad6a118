package io.loggia.portal.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of attacks in docs/security.md names the tests that carry a case's tag: all of them, and no others. */
class AttackCasesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs").resolve("security.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([ACDE]\\d\\d) \\|[^|]+\\|([^|]+)\\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([ACDE]\\d\\d)\"\\)");

    /** Cases that need something which Loggia does not have: their rows say so, and a test of them would be a sham. */
    private static final Set<String> NO_SURFACE = Set.of("A15", "A16", "A19", "A20");

    @Test
    void table_equalsTheTagsOfTheTests() throws IOException {
        Map<String, Set<String>> rows = documented();

        for (String nothing : NO_SURFACE) {
            assertThat(rows.remove(nothing)).as(nothing).isEmpty();
            assertThat(row(nothing)).contains("no such surface");
        }
        assertThat(rows).containsExactlyEntriesOf(tagged());
    }

    private static String row(String attack) throws IOException {
        return Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| " + attack + " |"))
                .collect(Collectors.joining());
    }

    @Test
    void everyCase_hasATest() throws IOException {
        assertThat(tagged().keySet())
                .isEqualTo(Stream.of(
                                IntStream.rangeClosed(1, 21).mapToObj("A%02d"::formatted),
                                IntStream.rangeClosed(1, 16).mapToObj("C%02d"::formatted),
                                IntStream.rangeClosed(1, 20).mapToObj("D%02d"::formatted),
                                IntStream.rangeClosed(1, 10).mapToObj("E%02d"::formatted))
                        .flatMap(Function.identity())
                        .filter(attack -> !NO_SURFACE.contains(attack))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(PAGE)).results().toList()) {
            rows.put(
                    row.group(1),
                    NAME.matcher(row.group(2))
                            .results()
                            .map(name -> name.group(1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return rows;
    }

    private static Map<String, Set<String>> tagged() throws IOException {
        Map<String, Set<String>> cases = new TreeMap<>();
        for (String module : List.of("media", "search", "analytics", "portal-web", "portal-ear")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> TAG.matcher(text(file))
                                .results()
                                .forEach(tag -> cases.computeIfAbsent(tag.group(1), id -> new TreeSet<>())
                                        .add(file.getFileName().toString().replace(".java", ""))));
            }
        }
        return cases;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
