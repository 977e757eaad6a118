package io.loggia.portal.roster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import io.loggia.portal.roster.control.ScimForm.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScimFormTest {

    private static final Named BEFORE = new Named("Ann Old", "Ann", "Old");

    private static ScimForm form(
            @Nullable String display,
            @Nullable String formatted,
            @Nullable String given,
            @Nullable String family,
            boolean complete) {
        return new ScimForm("ann", null, display, formatted, given, family, null, null, null, null, complete);
    }

    @Test
    void name_ofSomeoneNew_isTheDisplayNameElseWhatThereIs() {
        assertThat(form("Display", "Formatted", "Ann", "New", true).name(null)).isEqualTo("Display");
        assertThat(form(null, "Formatted", "Ann", "New", true).name(null)).isEqualTo("Formatted");
        assertThat(form(null, null, "Ann", "New", true).name(null)).isEqualTo("Ann New");
        assertThat(form(null, null, null, "New", true).name(null)).isEqualTo("New");
        assertThat(form(null, null, null, null, true).name(null)).isEqualTo("ann");
    }

    @Test
    void name_afterAPatch_isThatWhichWasChanged() {
        assertThat(form("Display", "Ann Old", "Ann", "Old", false).name(BEFORE)).isEqualTo("Display");
        assertThat(form("Ann Old", "Formatted", "Ann", "Old", false).name(BEFORE))
                .isEqualTo("Formatted");
        assertThat(form("Ann Old", "Ann Old", "Ann", "New", false).name(BEFORE)).isEqualTo("Ann New");
        assertThat(form("Ann Old", "Ann Old", "Ann", "Old", false).name(BEFORE)).isEqualTo("Ann Old");
        assertThat(form(null, null, null, null, false).name(BEFORE)).isEqualTo("Ann Old");
    }

    @Test
    void name_afterAReplacement_isAsForSomeoneNew() {
        assertThat(form("Ann Old", null, "Ann", "New", true).name(BEFORE)).isEqualTo("Ann Old");
        assertThat(form(null, null, "Ann", "New", true).name(BEFORE)).isEqualTo("Ann New");
    }

    @Test
    void email_amongSeveral_isThePrimaryElseThatOfWork() {
        User user = new User();
        user.setUserName(" ANN ");
        user.setEmails(List.of(
                new Email("home", false, null, "home@x.example", null),
                new Email("work", false, null, "work@x.example", null)));
        assertThat(ScimForm.of(user, true).email()).isEqualTo("work@x.example");
        user.setEmails(List.of(
                new Email("work", false, null, "work@x.example", null),
                new Email("home", true, null, "home@x.example", null)));
        assertThat(ScimForm.of(user, true).email()).isEqualTo("home@x.example");
        assertThat(ScimForm.of(user, true).username()).isEqualTo("ann");
    }

    @Test
    void texts_longerThanTheirColumns_areRefused() {
        User user = new User();
        user.setUserName("u".repeat(301));
        assertThatThrownBy(() -> ScimForm.of(user, true)).isInstanceOf(BadRequestException.class);
        user.setUserName("u");
        Name name = new Name();
        name.setGivenName("g".repeat(201));
        user.setName(name);
        assertThatThrownBy(() -> ScimForm.of(user, true))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("givenName");
    }
}
