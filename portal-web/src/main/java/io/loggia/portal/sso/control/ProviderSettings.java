package io.loggia.portal.sso.control;

import io.loggia.domain.Role;
import io.loggia.portal.platform.control.Told;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admin has decided about one identity provider, but for its secret.
 *
 * @param issuer its issuer identifier, compared character by character (OpenID Connect Discovery 1.0, section 4.3)
 * @param prompt value of the request's {@code prompt}; null to send none
 * @param emailDomains people with such addresses are led to this provider
 * @param apiAudience audience that an access token must name to be taken as a bearer token; null takes none
 * @param rosterClaim claim that holds the id which this provider's roster (SCIM, Keycloak) knows a person by
 * @param rolesManaged whether the rules decide all roles; otherwise roles are given in Loggia
 */
public record ProviderSettings(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 500) String issuer,
        @NotNull @Size(max = 300) String clientId,
        @NotNull @Size(max = 30) List<@NotBlank @Size(max = 200) String> scopes,
        @Nullable @Size(max = 100) String prompt,
        @Nullable @Size(max = 500) String acrValues,
        @NotNull @Size(max = 200) List<@NotBlank @Size(max = 253) String> emailDomains,
        @Nullable @Size(max = 300) String apiAudience,
        @NotNull UnknownPeople unknownPeople,
        @NotBlank @Size(max = 200) String rosterClaim,
        @NotBlank @Size(max = 200) String usernameClaim,
        @NotBlank @Size(max = 200) String nameClaim,
        @NotBlank @Size(max = 200) String emailClaim,
        @Nullable @Valid Mapping department,
        @Nullable @Valid Mapping groups,
        boolean rolesManaged,
        @NotNull @Size(max = 200) List<@Valid @NotNull Rule> rules) {

    /** What becomes of someone who signs in and is on no roster. */
    public enum UnknownPeople {
        CREATE,
        DENY
    }

    /** How a claim's value names a department or group. */
    public enum Form {
        /** {@code /Sales/North}: the names from the root down. */
        PATH,
        NAME,
        /** The id that the provider's roster gave it. */
        EXTERNAL_ID
    }

    /** How a rule compares. A claim of several values matches when one of them does. */
    public enum Operator {
        IS,
        STARTS_WITH,
        /** A regular expression for the whole value. */
        MATCHES,
        EXISTS
    }

    /** What a rule does where it matches. */
    public enum Effect {
        ROLE,
        DEPARTMENT,
        GROUP,
        /** No access. */
        DENY,
        /** No access unless it matches. */
        DENY_UNLESS
    }

    /**
     * A claim whose value is the name of a department or of groups.
     *
     * @param create whether what is not there yet is made
     */
    public record Mapping(
            @NotBlank @Size(max = 200) String claim,
            @NotNull Form form,
            boolean create) {}

    /**
     * One rule; they are gone through in order.
     *
     * @param claim a claim's name, or a path into it such as {@code realm_access.roles}
     * @param target role, department id or group id; null for effects that need none
     */
    public record Rule(
            @NotBlank @Size(max = 200) String claim,
            @NotNull Operator operator,
            @Nullable @Size(max = 500) String value,
            @NotNull Effect effect,
            @Nullable @Size(max = 100) String target) {

        /** Why the rule applies, as a short sentence. */
        Told because() {
            return told("RULE_");
        }

        /** Why the rule denies access. */
        Told denial() {
            return told(effect == Effect.DENY_UNLESS ? "DENIED_UNLESS_" : "DENIED_");
        }

        private Told told(String kind) {
            return Told.of(
                    SsoWord.valueOf(kind + operator.name()), "claim", claim, "value", value == null ? "" : value);
        }
    }

    /** Whether claims may say which department somebody belongs to. */
    @JsonbTransient
    public boolean namesDepartments() {
        return department != null || rules.stream().anyMatch(rule -> rule.effect() == Effect.DEPARTMENT);
    }

    /** What a new provider begins with. */
    public static ProviderSettings initial(String name, String issuer) {
        return new ProviderSettings(
                name,
                issuer,
                "",
                List.of("openid", "profile", "email"),
                null,
                null,
                List.of(),
                null,
                UnknownPeople.CREATE,
                "sub",
                "preferred_username",
                "name",
                "email",
                null,
                null,
                false,
                List.of());
    }

    /** These settings for the demo realm of {@code ./loggia up --keycloak}. */
    public static ProviderSettings demo(String issuer, String clientId) {
        return new ProviderSettings(
                "Keycloak",
                issuer,
                clientId,
                List.of("openid", "profile", "email"),
                null,
                null,
                List.of(),
                clientId,
                UnknownPeople.CREATE,
                "sub",
                "preferred_username",
                "name",
                "email",
                new Mapping("groups", Form.PATH, true),
                null,
                true,
                List.of(
                        role("author", Role.AUTHOR),
                        role("manager", Role.MANAGER),
                        role("learning", Role.LEARNING),
                        role("admin", Role.ADMIN)));
    }

    private static Rule role(String value, Role role) {
        return new Rule("realm_access.roles", Operator.IS, value, Effect.ROLE, role.name());
    }
}
