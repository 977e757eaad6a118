package io.loggia.portal.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.loggia.portal.identity.control.PersonalData;
import io.loggia.portal.identity.control.PersonalTable;
import io.loggia.portal.identity.control.PersonalTable.Fate;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is kept of people that they are not told and that outlives them unseen: each column of the schema that names a
 * person is in a record of what is kept, and each record is in the page for admins.
 */
class PersonalDataTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "personal-data.md");
    private static final Path WORDS = Path.of("src/main/ui/admin/i18n");

    /** What ids of other things are called. Whatever else holds an id holds a person's. */
    private static final Set<String> OTHER_IDS = Set.of(
            "id",
            "media_id",
            "revision_id",
            "current_revision_id",
            "channel_id",
            "department_id",
            "group_id",
            "parent_id",
            "source_id",
            "provider_id",
            "session_id",
            "coverage_id",
            "viewing_day_id",
            "completion_id",
            "voided_id",
            "assignment_id",
            "report_id",
            "schedule_id",
            "run_id",
            "server_id",
            "dry_run_id",
            "writer",
            "version",
            "after_media",
            "after_department",
            "after_revision");

    /** How columns of text are called that name people or tell of them. */
    private static final Pattern OF_PEOPLE =
            Pattern.compile(".*_by(_name)?|.*user(name)?|e?mail|principal|actor|subject"
                    + "|subject_id|address|client|(given|family)_name|state_(before|after)|result|told|.*person.*|.*manager.*"
                    + "|.*owner.*|.*viewer.*");

    /** Columns that are called so and name nobody, with what they hold. */
    private static final Map<String, String> OF_NOBODY = Map.of(
            "scrub_pass.held_by", "a server",
            "placed_file.written_by", "a server",
            "mail_settings.username", "the portal's account at its mail server",
            "delivery_settings.purge_user", "the portal's account at its CDN",
            "speech_settings.address", "where the engine is",
            "semantic_settings.address", "where the model is",
            "transcoding_capability.result", "what a graphics card can do",
            "flyway_schema_history.installed_by", "the portal's account at its database");

    private static Connection database;

    @BeforeAll
    static void migrate() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:personal;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        database = source.getConnection();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    private static List<PersonalTable> tables() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.loggia.portal")
                        .stream()
                        .filter(type -> type.isAssignableTo(PersonalData.class) && !type.isInterface())
                        .map(PersonalDataTest::made)
                        .flatMap(feature -> feature.tables().stream())
                        .toList();
    }

    private static PersonalData made(JavaClass type) {
        try {
            return (PersonalData) type.reflect().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void schema_hasNoColumnAboutPeople_thatIsNotWrittenDown() throws SQLException {
        Set<String> written = tables().stream()
                .flatMap(table -> table.columns().stream().map(column -> table.table() + "." + column))
                .collect(Collectors.toSet());
        Set<String> found = new TreeSet<>();
        Set<String> all = new HashSet<>();
        try (ResultSet columns = database.getMetaData().getColumns(null, "public", null, null)) {
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME");
                String column = columns.getString("COLUMN_NAME");
                all.add(table + "." + column);
                if (isOfPeople(column, columns.getInt("DATA_TYPE"), columns.getString("TYPE_NAME"))) {
                    found.add(table + "." + column);
                }
            }
        }
        try (ResultSet keys = database.getMetaData().getExportedKeys(null, "public", "person")) {
            while (keys.next()) {
                found.add(keys.getString("FKTABLE_NAME") + "." + keys.getString("FKCOLUMN_NAME"));
            }
        }
        // Tables of jobs are picked by servers.
        found.removeIf(column -> OF_NOBODY.containsKey(column) || column.endsWith(".picked_by"));

        assertThat(found).hasSizeGreaterThan(50);
        assertThat(written).as("what is kept of people").containsAll(found);
        assertThat(all).as("columns that there are").containsAll(written);
    }

    private static boolean isOfPeople(String column, int type, String typeName) {
        boolean isId = typeName.toLowerCase(Locale.ROOT).equals("uuid");
        boolean isText = type == Types.VARCHAR || type == Types.CLOB;
        return isId
                ? !OTHER_IDS.contains(column)
                : isText && OF_PEOPLE.matcher(column).matches();
    }

    @Test
    void everyTable_isToldOrSaysWhyNot_andIsErasedOrSaysWhyNot() {
        assertThat(tables()).allSatisfy(table -> {
            assertThat(table.told() == null)
                    .as("%s is either told or not", table.name())
                    .isEqualTo(table.untold() != null);
            boolean stays =
                    table.erasing().fate() == Fate.KEPT || table.erasing().fate() == Fate.GOES_ALONG;
            assertThat(table.erasing().why().isEmpty())
                    .as("why %s stays", table.name())
                    .isNotEqualTo(stays);
        });
        assertThat(tables().stream().filter(table -> table.told() != null).map(PersonalTable::name))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyStatement_isUnderstoodByTheDatabase() {
        Map<String, String> values = new TreeMap<>(Map.of(
                "person", "random_uuid()",
                "standIn", "random_uuid()",
                "heir", "random_uuid()",
                "personText", "'p'",
                "standInText", "'s'",
                "principal", "'u:p'",
                "standInPrincipal", "'u:s'",
                "mention", "'%p%'",
                "username", "'user'",
                "alias", "'nobody'"));
        values.put("name", "'Somebody'");
        List.of("quotedName", "quotedUsername", "quotedAlias", "nameWithin", "usernameWithin")
                .forEach(text -> values.put(text, "'\"text\"'"));
        assertThat(tables())
                .filteredOn(table -> !table.erasing().where().isEmpty())
                .allSatisfy(table -> {
                    String set = table.erasing().set();
                    String statement =
                            (set.isEmpty() ? "delete from " + table.table() : "update " + table.table() + " set " + set)
                                    + " where " + table.erasing().where();
                    assertThatCode(() -> run(filled(statement, values)))
                            .as("%s: %s", table.name(), statement)
                            .doesNotThrowAnyException();
                });
    }

    private static String filled(String statement, Map<String, String> values) {
        return Pattern.compile(":(\\w+)")
                .matcher(statement)
                .replaceAll(found -> values.getOrDefault(found.group(1), "?" + found.group(1)));
    }

    private static void run(String statement) throws SQLException {
        try (PreparedStatement prepared = database.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }

    /** The page is what the records say, so that it can be given to a data protection officer. */
    @Test
    void page_equalsTheRecords() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page.lines().filter(line -> line.startsWith("| `")).sorted())
                .containsExactlyElementsOf(
                        tables().stream().map(PersonalDataTest::row).sorted().toList());
    }

    private static String row(PersonalTable table) {
        String columns = table.columns().stream().sorted().collect(Collectors.joining(", "));
        String told = table.told() == null ? "no: " + table.untold() : "`" + table.name() + "`";
        String fate = switch (table.erasing().fate()) {
            case REMOVED -> "removed";
            case REPLACED -> "stays, without the person";
            case HANDED_OVER -> "becomes somebody else's";
            case GOES_ALONG -> "goes with `" + table.erasing().why() + "`";
            case KEPT -> "stays: " + table.erasing().why();
        };
        return "| `" + table.table() + "` | " + columns + " | " + told + " | " + fate + " |";
    }

    @ParameterizedTest
    @ValueSource(strings = {"en.json", "de.json"})
    void whatIsErased_hasWords(String language) throws IOException {
        try (Reader file = Files.newBufferedReader(WORDS.resolve(language));
                JsonReader json = Json.createReader(file)) {
            JsonObject words = json.readObject().getJsonObject("erase").getJsonObject("kind");
            Set<String> named = tables().stream()
                    .filter(table -> !table.erasing().where().isEmpty())
                    .map(PersonalTable::name)
                    .collect(Collectors.toSet());

            assertThat(words.keySet()).isEqualTo(named);
        }
    }
}
