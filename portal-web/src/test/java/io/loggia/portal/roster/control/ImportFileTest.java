package io.loggia.portal.roster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFileTest {

    private static ImportFile.Content read(String text) {
        return ImportFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String words(ImportFile.Content content) {
        return content.problems().stream()
                .map(problem -> problem.line() + ": " + problem.words())
                .toList()
                .toString();
    }

    @Test
    void list_withEveryColumn_isReadWhateverOrderAndCase() {
        ImportFile.Content content = read("""
                Name,USERNAME,id,Email,Department,manager,roles,groups,active
                Ann Able,Ann,1,ann@x.example,Sales/North,BOSS,author;Manager,Fire wardens;Choir,no
                """);
        assertThat(content.problems()).isEmpty();
        ImportRow row = content.rows().getFirst();
        assertThat(row.username()).isEqualTo("ann");
        assertThat(row.name()).isEqualTo("Ann Able");
        assertThat(row.id()).isEqualTo("1");
        assertThat(row.email().value()).isEqualTo("ann@x.example");
        assertThat(row.department().value()).isEqualTo("Sales/North");
        assertThat(row.manager().value()).isEqualTo("boss");
        assertThat(row.roles()).containsExactlyInAnyOrder(Role.VIEWER, Role.AUTHOR, Role.MANAGER);
        assertThat(row.groups()).containsExactly("Fire wardens", "Choir");
        assertThat(row.active()).isFalse();
        assertThat(row.line()).isEqualTo(2);
    }

    @Test
    void list_ofASpreadsheet_withSemicolonsMarkAndQuotes_isRead() {
        ImportFile.Content content =
                read("\uFEFFusername;name;groups\r\nann;\"Able; Ann \"\"A\"\"\";\"Choir;Wardens\"\r\n\r\nben;Ben\r\n");
        assertThat(words(content)).isEqualTo("[]");
        assertThat(content.rows().getFirst().name()).isEqualTo("Able; Ann \"A\"");
        assertThat(content.rows().getFirst().groups()).containsExactly("Choir", "Wardens");
        assertThat(content.rows().get(1).groups()).isEmpty();
        assertThat(content.count()).isEqualTo(2);
    }

    @Test
    void columns_thatAreNotThere_leaveThingsAsTheyAre() {
        ImportRow row = read("username,name\nann,Ann").rows().getFirst();
        assertThat(row.email().said()).isFalse();
        assertThat(row.department().said()).isFalse();
        assertThat(row.roles()).isNull();
        assertThat(row.groups()).isNull();
        assertThat(row.active()).isTrue();
    }

    @Test
    void unsoundRows_areLeftOutAndToldOfByLine() {
        ImportFile.Content content = read("""
                username,name,email,roles,active
                ann,Ann,ann@x.example,viewer,true
                ,Nobody,n@x.example,viewer,true
                ben,,b@x.example,viewer,true
                cleo,Cleo,no address,viewer,true
                dan,Dan,d@x.example,king,true
                eve,Eve,e@x.example,viewer,perhaps
                f g,Fay,f@x.example,viewer,true
                gus,Gus,g@x.example,viewer,true,surplus
                """);
        assertThat(content.rows()).extracting(ImportRow::username).containsExactly("ann");
        assertThat(content.problems()).extracting(ImportProblem::line).containsExactly(3, 4, 5, 6, 7, 8, 9);
        assertThat(content.broken()).isFalse();
        assertThat(content.count()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "name\nAnn", "username,username,name\na,b,c", "username,name\n\"ann,Ann"})
    void file_thatIsNoSuchList_isBroken(String text) {
        ImportFile.Content content = read(text);
        assertThat(content.broken()).isTrue();
        assertThat(content.rows()).isEmpty();
        assertThat(content.problems()).isNotEmpty();
    }

    @Test
    void unknownColumn_isAProblemOfTheHeader() {
        ImportFile.Content content = read("username,name,departement\nann,Ann,Sales");
        assertThat(words(content)).startsWith("[1: The column \"departement\" is unknown.");
        assertThat(content.rows()).hasSize(1);
    }

    @Test
    void bytes_thatAreNotUtf8_areRefused() {
        assertThatThrownBy(() -> ImportFile.read("username,name\nann,Änn".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(LoggiaException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void rows_beyondTheLimit_areRefused() {
        String text = "username,name\n" + "a,b\n".repeat(ImportFile.MAX_ROWS + 1);
        assertThatThrownBy(() -> read(text)).isInstanceOf(LoggiaException.class).hasMessageContaining("100000");
    }
}
