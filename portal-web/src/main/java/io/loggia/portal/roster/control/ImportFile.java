package io.loggia.portal.roster.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Role;
import io.loggia.portal.identity.control.DepartmentPaths;
import io.loggia.portal.roster.control.ImportRow.Cell;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of people: CSV in UTF-8, with or without a byte order mark, with commas or semicolons, columns in any order.
 * Rows that cannot be understood are left out and told of.
 */
final class ImportFile {

    static final int MAX_ROWS = 100_000;
    static final int MAX_PROBLEMS = 1000;

    private static final Set<String> COLUMNS =
            Set.of("id", "username", "name", "email", "department", "manager", "roles", "groups", "active");
    private static final Set<String> YES = Set.of("", "true", "yes", "1", "active", "enabled");
    private static final Set<String> NO = Set.of("false", "no", "0", "inactive", "disabled");
    private static final Pattern PARTS = Pattern.compile("[;|]");
    private static final int MAX_USERNAME = 300;
    private static final int MAX_ID = 255;
    private static final int MAX_NAME = 200;
    private static final int MAX_EMAIL = 320;

    private final List<ImportRow> rows = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    /** Cells of the header; none before it was seen. */
    private int width;

    private boolean broken;
    private int count;

    private ImportFile() {}

    /**
     * What was read.
     *
     * @param count rows of the file, those left out among them
     * @param broken whether the file as a whole cannot be trusted, so that no row of it may be used
     */
    record Content(List<ImportRow> rows, List<ImportProblem> problems, int count, boolean broken) {}

    /** @throws LoggiaException when the file is no text in UTF-8, or has more rows than may be imported */
    static Content read(byte[] bytes) {
        ImportFile file = new ImportFile();
        file.parse(decoded(bytes));
        return new Content(file.rows, file.problems, file.count, file.broken);
    }

    private static String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "The list is not in UTF-8. Save it as CSV UTF-8, then try again.", e);
        }
    }

    private void parse(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        int line = 1;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord each : parser) {
                line = (int) Math.min(parser.getCurrentLineNumber(), Integer.MAX_VALUE);
                take(each, line);
            }
        } catch (IOException | UncheckedIOException e) {
            // commons-csv throws the one while it opens a file and the other from its iterator.
            broken = true;
            problem(line, RosterWord.CSV_BROKEN);
        }
        if (width == 0 && !broken) {
            broken = true;
            problem(1, RosterWord.LIST_EMPTY);
        }
    }

    /** Semicolons where the first line has more of them than commas, as spreadsheets write it in half of Europe. */
    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        long semicolons = first.chars().filter(c -> c == ';').count();
        long commas = first.chars().filter(c -> c == ',').count();
        return semicolons > commas ? ';' : ',';
    }

    private void take(CSVRecord cells, int line) {
        if (width == 0) {
            header(cells);
        } else if (!broken) {
            count++;
            if (count > MAX_ROWS) {
                throw new LoggiaException(
                        ErrorCode.UPLOAD_TOO_LARGE, "A list may have " + MAX_ROWS + " rows at most. Split it.");
            }
            row(cells, line).ifPresent(rows::add);
        }
    }

    private void header(CSVRecord cells) {
        width = cells.size();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip().toLowerCase(Locale.ROOT);
            if (!COLUMNS.contains(name)) {
                problem(
                        1,
                        RosterWord.COLUMN_UNKNOWN,
                        "column",
                        shown(cells.get(i)),
                        "known",
                        COLUMNS.stream().sorted().collect(Collectors.joining(", ")));
            } else if (columns.putIfAbsent(name, i) != null) {
                broken = true;
                problem(1, RosterWord.COLUMN_TWICE, "column", name);
            }
        }
        for (String needed : List.of("username", "name")) {
            if (!columns.containsKey(needed)) {
                broken = true;
                problem(1, RosterWord.COLUMN_MISSING, "column", needed);
            }
        }
    }

    private Optional<ImportRow> row(CSVRecord cells, int line) {
        int before = problems.size();
        Checked checked = new Checked(cells, line);
        String username = checked.needed("username", MAX_USERNAME).toLowerCase(Locale.ROOT);
        String name = checked.needed("name", MAX_NAME);
        if (username.chars().anyMatch(Character::isWhitespace)) {
            problem(line, RosterWord.USERNAME_BLANK);
        }
        Cell<String> email = checked.cell("email", MAX_EMAIL);
        if (email.value() != null && email.value().indexOf('@') < 1) {
            problem(line, RosterWord.EMAIL_BAD, "text", shown(email.value()));
        }
        Cell<String> department = checked.cell("department", Integer.MAX_VALUE);
        if (department.value() != null
                && DepartmentPaths.segments(department.value()).stream()
                        .anyMatch(segment -> segment.length() > DepartmentPaths.MAX_NAME)) {
            problem(line, RosterWord.DEPARTMENT_TOO_LONG, "most", Integer.toString(DepartmentPaths.MAX_NAME));
        }
        Cell<String> manager = checked.cell("manager", MAX_USERNAME);
        Set<Role> roles = checked.roles();
        Set<String> groups = checked.groups();
        boolean active = checked.active();
        ImportRow row = new ImportRow(
                line,
                checked.cell("id", MAX_ID).value(),
                username,
                name,
                email,
                department,
                new Cell<>(
                        manager.said(),
                        manager.value() == null ? null : manager.value().toLowerCase(Locale.ROOT)),
                roles,
                groups,
                active);
        return problems.size() == before ? Optional.of(row) : Optional.empty();
    }

    private void problem(int line, RosterWord word, String... parameters) {
        problems.add(ImportProblem.of(line, word, parameters));
        if (problems.size() == MAX_PROBLEMS) {
            broken = true;
            problems.add(ImportProblem.of(line, RosterWord.TOO_MANY_PROBLEMS));
        }
    }

    /** Words of the file itself, cut so that a message stays one. */
    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }

    /** The cells of one row, each with the problems that it may have. */
    private final class Checked {

        private final CSVRecord cells;
        private final int line;

        Checked(CSVRecord cells, int line) {
            this.cells = cells;
            this.line = line;
            boolean more = cells.stream().skip(width).anyMatch(cell -> !cell.isBlank());
            if (more) {
                problem(line, RosterWord.TOO_MANY_CELLS);
            }
        }

        private @Nullable String text(String column, int max) {
            Integer index = columns.get(column);
            String text = index == null || index >= cells.size()
                    ? ""
                    : cells.get(index).strip();
            if (text.indexOf('\0') >= 0) {
                problem(line, RosterWord.CELL_NUL, "column", column);
            }
            if (text.length() > max) {
                problem(line, RosterWord.CELL_TOO_LONG, "column", column, "most", Integer.toString(max));
            }
            return text.isEmpty() ? null : text;
        }

        String needed(String column, int max) {
            String text = text(column, max);
            if (text == null) {
                problem(line, RosterWord.CELL_EMPTY, "column", column);
            }
            return text == null ? "" : text;
        }

        Cell<String> cell(String column, int max) {
            return new Cell<>(columns.containsKey(column), text(column, max));
        }

        @Nullable
        Set<Role> roles() {
            if (!columns.containsKey("roles")) {
                return null;
            }
            Set<Role> roles = EnumSet.of(Role.VIEWER);
            parts("roles")
                    .forEach(part -> Arrays.stream(Role.values())
                            .filter(role -> role.name().equalsIgnoreCase(part))
                            .findFirst()
                            .ifPresentOrElse(
                                    roles::add, () -> problem(line, RosterWord.ROLE_UNKNOWN, "role", shown(part))));
            return roles;
        }

        @Nullable
        Set<String> groups() {
            if (!columns.containsKey("groups")) {
                return null;
            }
            Set<String> groups = parts("groups");
            if (groups.stream().anyMatch(group -> group.length() > MAX_NAME)) {
                problem(line, RosterWord.GROUP_TOO_LONG, "most", Integer.toString(MAX_NAME));
            }
            return groups;
        }

        boolean active() {
            String text =
                    Optional.ofNullable(text("active", MAX_NAME)).orElse("").toLowerCase(Locale.ROOT);
            if (!YES.contains(text) && !NO.contains(text)) {
                problem(line, RosterWord.ACTIVE_UNCLEAR, "text", shown(text));
            }
            return !NO.contains(text);
        }

        private Set<String> parts(String column) {
            String text = Optional.ofNullable(text(column, Integer.MAX_VALUE)).orElse("");
            return PARTS.splitAsStream(text)
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
