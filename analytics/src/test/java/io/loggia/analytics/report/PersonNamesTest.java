package io.loggia.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonNamesTest {

    private static final byte[] SECRET = "a secret of the organisation".getBytes(StandardCharsets.UTF_8);
    private static final PersonId ANN = new PersonId(UUID.fromString("00000000-0000-0000-0000-00000000000a"));
    private static final PersonId BOB = new PersonId(UUID.fromString("00000000-0000-0000-0000-00000000000b"));

    @Test
    void plain_areTheirNames() {
        assertThat(PersonNames.PLAIN.arePlain()).isTrue();
        assertThat(PersonNames.PLAIN.name(ANN, "Ann")).isEqualTo("Ann");
        assertThat(PersonNames.PLAIN.id(ANN)).isEqualTo(ANN.toString());
        assertThat(PersonNames.PLAIN.text("for Bob")).isEqualTo("for Bob");
    }

    @Test
    void pseudonym_isTheSameInTheReport_andSaysNothing() {
        PersonNames names = PersonNames.pseudonyms(SECRET, "completion");

        assertThat(names.name(ANN, "Ann")).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(names.name(ANN, "Ann Married")).isEqualTo(names.name(ANN, "Ann"));
        assertThat(names.id(ANN)).isEqualTo(names.name(ANN, "Ann"));
        assertThat(PersonNames.pseudonyms(SECRET, "completion").id(ANN)).isEqualTo(names.id(ANN));
        assertThat(names.id(BOB)).isNotEqualTo(names.id(ANN));
        assertThat(names.text("for Bob")).isNull();
    }

    @Test
    void pseudonym_ofAnotherReport_orOfAnotherSecret_isAnother() {
        String here = PersonNames.pseudonyms(SECRET, "completion").id(ANN);

        assertThat(PersonNames.pseudonyms(SECRET, "overdue").id(ANN)).isNotEqualTo(here);
        assertThat(PersonNames.pseudonyms(new byte[] {1}, "completion").id(ANN)).isNotEqualTo(here);
    }

    @Test
    void pseudonyms_ofManyPeople_differ() {
        PersonNames names = PersonNames.pseudonyms(SECRET, "completion");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            seen.add(names.id(new PersonId(new UUID(0, i))));
        }
        assertThat(seen).hasSize(20_000);
    }
}
