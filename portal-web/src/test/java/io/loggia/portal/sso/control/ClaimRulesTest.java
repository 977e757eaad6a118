package io.loggia.portal.sso.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loggia.domain.Role;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.ClaimRules.Meaning;
import io.loggia.portal.sso.control.ClaimRules.Named;
import io.loggia.portal.sso.control.Claims.Source;
import io.loggia.portal.sso.control.ProviderSettings.Effect;
import io.loggia.portal.sso.control.ProviderSettings.Form;
import io.loggia.portal.sso.control.ProviderSettings.Mapping;
import io.loggia.portal.sso.control.ProviderSettings.Operator;
import io.loggia.portal.sso.control.ProviderSettings.Rule;
import io.loggia.portal.sso.control.ProviderSettings.UnknownPeople;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimRulesTest {

    private static final String SALES = "6f6b9d0e-6f0c-4c1e-8d8a-3f2b0d0f1c11";

    @ParameterizedTest
    @CsvSource({
        "IS,author,true",
        "IS,auth,false",
        "IS,AUTHOR,false",
        "STARTS_WITH,aut,true",
        "STARTS_WITH,thor,false",
        "MATCHES,au.*,true",
        "MATCHES,aut,false",
        "MATCHES,(?i)AUTHOR|editor,true",
        "EXISTS,,true"
    })
    void operator_comparedWithEachValue_holdsWhenOneDoes(Operator operator, @Nullable String value, boolean holds) {
        Rule rule = new Rule("realm_access.roles", operator, value, Effect.ROLE, "AUTHOR");

        Meaning meaning = read("{\"realm_access\":{\"roles\":[\"viewer\",\"author\"]}}", rule);

        assertThat(meaning.roles().containsKey(Role.AUTHOR)).isEqualTo(holds);
    }

    @Test
    void roles_ofSeveralRules_addUpWithTheFirstReason() {
        Meaning meaning = read(
                "{\"r\":[\"a\",\"b\"]}",
                role("r", "a", Role.AUTHOR),
                role("r", "b", Role.MANAGER),
                role("r", "b", Role.AUTHOR),
                role("r", "c", Role.ADMIN));

        assertThat(meaning.roles())
                .hasSize(2)
                .hasEntrySatisfying(
                        Role.AUTHOR, because -> assertThat(because.words()).isEqualTo("r is a"))
                .hasEntrySatisfying(
                        Role.MANAGER, because -> assertThat(because.words()).isEqualTo("r is b"));
        assertThat(meaning.denied()).isNull();
    }

    @Test
    void role_ofNameWithDots_isGiven() {
        Meaning meaning = read(
                "{\"https://example.com/roles\":\"admin\"}", role("https://example.com/roles", "admin", Role.ADMIN));

        assertThat(meaning.roles()).containsKey(Role.ADMIN);
    }

    @Test
    void deny_thatMatches_takesAllThatCameBefore() {
        Meaning meaning = read(
                "{\"r\":[\"admin\",\"external\"]}",
                role("r", "admin", Role.ADMIN),
                new Rule("r", Operator.IS, "external", Effect.DENY, null),
                new Rule("r", Operator.IS, "admin", Effect.DENY_UNLESS, null));

        assertThat(meaning.denied())
                .extracting(Told::words, Told::code)
                .containsExactly("Denied, because r is external.", "denied-is");
        assertThat(meaning.roles()).isEmpty();
        assertThat(meaning.departments()).isEmpty();
        assertThat(meaning.groups()).isEmpty();
    }

    @Test
    void deny_thatDoesNotMatch_changesNothing() {
        Meaning meaning = read("{\"r\":\"staff\"}", new Rule("r", Operator.IS, "external", Effect.DENY, null));

        assertThat(meaning.denied()).isNull();
    }

    @Test
    void denyUnless_withoutTheClaim_denies() {
        Rule rule = new Rule("groups", Operator.STARTS_WITH, "/Staff", Effect.DENY_UNLESS, null);

        assertThat(read("{}", rule).denied())
                .extracting(Told::words)
                .isEqualTo("Denied, because it is not so that groups starts with /Staff.");
        assertThat(read("{\"groups\":[]}", rule).denied()).isNotNull();
        assertThat(read("{\"groups\":[\"/Guests\"]}", rule).denied()).isNotNull();
        assertThat(read("{\"groups\":[\"/Guests\",\"/Staff/North\"]}", rule).denied())
                .isNull();
    }

    @Test
    void denyUnless_severalOfThem_mustAllHold() {
        Rule staff = new Rule("r", Operator.IS, "staff", Effect.DENY_UNLESS, null);
        Rule trained = new Rule("r", Operator.IS, "trained", Effect.DENY_UNLESS, null);

        assertThat(read("{\"r\":[\"staff\",\"trained\"]}", staff, trained).denied())
                .isNull();
        assertThat(read("{\"r\":[\"staff\"]}", staff, trained).denied())
                .extracting(Told::words)
                .asString()
                .contains("trained");
    }

    @Test
    void department_ofRule_comesBeforeThatOfTheClaim() {
        ProviderSettings settings = settings(
                new Mapping("groups", Form.PATH, true),
                null,
                List.of(new Rule("r", Operator.IS, "sales", Effect.DEPARTMENT, SALES)));

        Meaning meaning =
                ClaimRules.read(settings, idToken("{\"r\":\"sales\",\"groups\":[\" /Sales/North \",\"\",\"/Staff\"]}"));

        assertThat(meaning.departments())
                .extracting(Named::form, Named::value, Named::create)
                .containsExactly(
                        tuple(Form.EXTERNAL_ID, ClaimRules.OWN_ID + SALES, false),
                        tuple(Form.PATH, "/Sales/North", true),
                        tuple(Form.PATH, "/Staff", true));
    }

    @Test
    void groups_ofRulesAndClaim_addUp() {
        ProviderSettings settings = settings(
                null,
                new Mapping("teams", Form.NAME, false),
                List.of(new Rule("r", Operator.EXISTS, null, Effect.GROUP, SALES)));

        Meaning meaning = ClaimRules.read(settings, idToken("{\"r\":0,\"teams\":\"Choir\"}"));

        assertThat(meaning.groups()).extracting(Named::value).containsExactly(ClaimRules.OWN_ID + SALES, "Choir");
    }

    @Test
    void claim_inSeveralSources_isReadFromTheFirstThatHasIt() {
        ProviderSettings settings = settings(null, null, List.of(role("r", "admin", Role.ADMIN)));
        Claims claims = new Claims(Map.of(
                Source.ID_TOKEN, json("{\"r\":[\"viewer\"]}"), Source.ACCESS_TOKEN, json("{\"r\":[\"admin\"]}")));

        assertThat(ClaimRules.read(settings, claims).roles()).isEmpty();
    }

    @Test
    void matches_ofValueThatIsVeryLong_doesNotTry() {
        Rule rule = new Rule("r", Operator.MATCHES, "x+", Effect.ROLE, "AUTHOR");

        assertThat(read("{\"r\":\"" + "x".repeat(1001) + "\"}", rule).roles()).isEmpty();
    }

    @Test
    void trouble_ofRulesThatCannotWork_isToldInWords() {
        assertThat(ClaimRules.trouble(new Rule("r", Operator.IS, "", Effect.DENY, null)))
                .contains("needs a value");
        assertThat(ClaimRules.trouble(new Rule("r", Operator.MATCHES, "(", Effect.DENY, null)))
                .contains("no regular expression");
        assertThat(ClaimRules.trouble(new Rule("r", Operator.IS, "a", Effect.ROLE, "ROOT")))
                .contains("does not exist");
        assertThat(ClaimRules.trouble(new Rule("r", Operator.IS, "a", Effect.GROUP, " ")))
                .contains("names no target");
        assertThat(ClaimRules.trouble(new Rule("r", Operator.EXISTS, null, Effect.DENY_UNLESS, null)))
                .isNull();
    }

    private static Meaning read(String claims, Rule... rules) {
        return ClaimRules.read(settings(null, null, List.of(rules)), idToken(claims));
    }

    private static Rule role(String claim, String value, Role role) {
        return new Rule(claim, Operator.IS, value, Effect.ROLE, role.name());
    }

    private static ProviderSettings settings(@Nullable Mapping department, @Nullable Mapping groups, List<Rule> rules) {
        return new ProviderSettings(
                "Staff",
                "https://login.example.com",
                "loggia",
                List.of("openid"),
                null,
                null,
                List.of(),
                null,
                UnknownPeople.CREATE,
                "sub",
                "preferred_username",
                "name",
                "email",
                department,
                groups,
                /* rolesManaged= */ true,
                rules);
    }

    private static Claims idToken(String text) {
        return new Claims(Map.of(Source.ID_TOKEN, json(text)));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
