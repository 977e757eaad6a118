package io.loggia.portal.sso.control;

import io.loggia.domain.Role;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.ProviderSettings.Effect;
import io.loggia.portal.sso.control.ProviderSettings.Form;
import io.loggia.portal.sso.control.ProviderSettings.Mapping;
import io.loggia.portal.sso.control.ProviderSettings.Operator;
import io.loggia.portal.sso.control.ProviderSettings.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** From claims to rights, purely: the same claims and settings always give the same answer. */
public final class ClaimRules {

    private static final int LONGEST_MATCHED = 1000;

    private ClaimRules() {}

    /** A department or group as the claims name it. */
    public record Named(Form form, String value, boolean create, Told because) {}

    /**
     * What the claims mean.
     *
     * @param denied why there is no access; null when there is
     * @param roles with the reason for each
     * @param departments the person's department by the rules or claims; of several the first that exists is meant
     */
    public record Meaning(@Nullable Told denied, Map<Role, Told> roles, List<Named> departments, List<Named> groups) {}

    /** Goes through the rules in order. Roles and groups add up; the first denial ends it. */
    public static Meaning read(ProviderSettings settings, Claims claims) {
        Map<Role, Told> roles = new LinkedHashMap<>();
        List<Named> groups = new ArrayList<>();
        List<Named> departments = new ArrayList<>();
        for (Rule rule : settings.rules()) {
            boolean matches = matches(rule, claims);
            if (matches == (rule.effect() != Effect.DENY_UNLESS)) {
                Told because = rule.because();
                switch (rule.effect()) {
                    case DENY, DENY_UNLESS -> {
                        return denied(rule.denial());
                    }
                    case ROLE -> roles.putIfAbsent(Role.valueOf(target(rule)), because);
                    case DEPARTMENT -> departments.add(byId(rule, because));
                    case GROUP -> groups.add(byId(rule, because));
                }
            }
        }
        Mapping mapping = settings.department();
        if (mapping != null) {
            departments.addAll(named(mapping, claims));
        }
        if (settings.groups() != null) {
            groups.addAll(named(settings.groups(), claims));
        }
        return new Meaning(null, roles, List.copyOf(departments), List.copyOf(groups));
    }

    /** @return why a rule cannot work, in words; null when it can */
    public static @Nullable String trouble(Rule rule) {
        if (rule.operator() != Operator.EXISTS
                && (rule.value() == null || rule.value().isEmpty())) {
            return "A rule about " + rule.claim() + " needs a value to compare with.";
        }
        if (rule.operator() == Operator.MATCHES) {
            try {
                Pattern.compile(target(rule.value()));
            } catch (PatternSyntaxException e) {
                return "The rule about " + rule.claim() + " is no regular expression: " + e.getDescription() + ".";
            }
        }
        return switch (rule.effect()) {
            case DENY, DENY_UNLESS -> null;
            case ROLE ->
                List.of(Role.values()).stream().noneMatch(role -> role.name().equals(rule.target()))
                        ? "The rule about " + rule.claim() + " gives a role that does not exist."
                        : null;
            case DEPARTMENT, GROUP ->
                rule.target() == null || rule.target().isBlank()
                        ? "The rule about " + rule.claim() + " names no target."
                        : null;
        };
    }

    private static Meaning denied(Told why) {
        return new Meaning(why, Map.of(), List.of(), List.of());
    }

    private static boolean matches(Rule rule, Claims claims) {
        List<String> values = claims.values(rule.claim());
        String wanted = rule.value() == null ? "" : rule.value();
        return switch (rule.operator()) {
            case EXISTS -> !values.isEmpty();
            case IS -> values.contains(wanted);
            case STARTS_WITH -> values.stream().anyMatch(value -> value.startsWith(wanted));
            case MATCHES -> {
                Pattern pattern = Pattern.compile(wanted);
                yield values.stream()
                        .filter(value -> value.length() <= LONGEST_MATCHED)
                        .anyMatch(value -> pattern.matcher(value).matches());
            }
        };
    }

    private static List<Named> named(Mapping mapping, Claims claims) {
        return claims.values(mapping.claim()).stream()
                .filter(value -> !value.isBlank())
                .map(value -> new Named(
                        mapping.form(),
                        value.strip(),
                        mapping.create(),
                        Told.of(SsoWord.CLAIM_NAMES, "claim", mapping.claim(), "value", value)))
                .toList();
    }

    private static Named byId(Rule rule, Told because) {
        // A rule's target is an id of ours, which no roster's id can be mistaken for.
        return new Named(Form.EXTERNAL_ID, OWN_ID + target(rule), /* create= */ false, because);
    }

    /** Marks an id of Loggia's own among external ids. */
    static final String OWN_ID = "loggia:";

    private static String target(Rule rule) {
        return target(rule.target());
    }

    private static String target(@Nullable String text) {
        return text == null ? "" : text;
    }
}
