package io.loggia.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A company that has SAML 2.0 alone, played by a realm of Keycloak, and the broker before it in the realm that the portal knows.
 * The two know each other by their metadata only, as they would across companies.
 */
final class SamlCompany {
    static final String ALIAS = "company";

    private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    private static final String SYNC = "syncMode";

    private final KeycloakAdmin admin;
    private final KeycloakRealm company;
    private final KeycloakRealm broker;

    private SamlCompany(KeycloakAdmin admin, KeycloakRealm company, KeycloakRealm broker) {
        this.admin = admin;
        this.company = company;
        this.broker = broker;
    }

    /** Makes the company's realm and lets people of it into {@code broker}. */
    static SamlCompany before(KeycloakRealm broker, Keycloak keycloak, String name) {
        Map<String, Object> realm = Map.of(
                "enabled",
                true,
                "sslRequired",
                "external",
                "roles",
                Map.of("realm", List.of(Map.of("name", "film-makers"), Map.of("name", "team-leads"))),
                "groups",
                List.of(Map.of("name", "North"), Map.of("name", "South")));
        KeycloakRealm company = keycloak.realm(name, KeycloakAdmin.JSON.writeValueAsString(realm));
        SamlCompany made = new SamlCompany(keycloak.admin(), company, broker);
        made.brokerTrustsCompany();
        made.companyKnowsBroker();
        return made;
    }

    KeycloakRealm realm() {
        return company;
    }

    /** Sends people to the company without a page of Keycloak. @return the id of the setting, to remove it */
    String redirectAtOnce() {
        String execution = admin.get("/" + broker.name() + "/authentication/flows/browser/executions")
                .valueStream()
                .filter(step -> step.path("providerId").asString().equals("identity-provider-redirector"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        return admin.post(
                "/" + broker.name() + "/authentication/executions/" + execution + "/config",
                Map.of("alias", "to the company", "config", Map.of("defaultProvider", ALIAS)));
    }

    void showPageAgain(String setting) {
        admin.delete("/" + broker.name() + "/authentication/config/" + setting, null);
    }

    private void brokerTrustsCompany() {
        String descriptor = company.issuer() + "/protocol/saml/descriptor";
        JsonNode imported = admin.ask(
                "/" + broker.name() + "/identity-provider/import-config",
                Map.of("providerId", "saml", "fromUrl", descriptor));
        Map<String, Object> config = new HashMap<>();
        imported.properties()
                .forEach(field -> config.put(field.getKey(), field.getValue().asString()));
        config.putAll(Map.of(
                SYNC,
                "FORCE",
                "nameIDPolicyFormat",
                PERSISTENT,
                "principalType",
                "SUBJECT",
                "validateSignature",
                "true",
                "wantAssertionsSigned",
                "true",
                "useMetadataDescriptorUrl",
                "true",
                "metadataDescriptorUrl",
                descriptor));
        admin.post(
                "/" + broker.name() + "/identity-provider/instances",
                Map.of(
                        "alias",
                        ALIAS,
                        "displayName",
                        "The company",
                        "providerId",
                        "saml",
                        "enabled",
                        true,
                        "trustEmail",
                        true,
                        "hideOnLogin",
                        false,
                        "config",
                        config));
        attribute("email", "email");
        attribute("firstName", "firstName");
        attribute("lastName", "lastName");
        mapper("user name", "saml-username-idp-mapper", Map.of("template", "${ATTRIBUTE.username}", "target", "LOCAL"));
        role("film-makers", "author");
        role("team-leads", "manager");
        group("/North", "/Sales/Sales North");
        group("/South", "/Sales/Sales South");
    }

    private void attribute(String sent, String field) {
        mapper(field, "saml-user-attribute-idp-mapper", Map.of("attribute.name", sent, "user.attribute", field));
    }

    private void role(String sent, String role) {
        mapper(
                "role " + role,
                "saml-role-idp-mapper",
                Map.of("attribute.name", "Role", "attribute.value", sent, "role", role));
    }

    private void group(String sent, String path) {
        String attributes = KeycloakAdmin.JSON.writeValueAsString(List.of(Map.of("key", "department", "value", sent)));
        mapper(
                "group " + path.replace('/', ' '),
                "saml-advanced-group-idp-mapper",
                Map.of("attributes", attributes, "are.attribute.values.regex", "false", "group", path));
    }

    private void mapper(String name, String type, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put(SYNC, "FORCE");
        admin.post(
                "/" + broker.name() + "/identity-provider/instances/" + ALIAS + "/mappers",
                Map.of("name", name, "identityProviderAlias", ALIAS, "identityProviderMapper", type, "config", config));
    }

    private void companyKnowsBroker() {
        String metadata = admin.publicFile("/realms/" + broker.name() + "/broker/" + ALIAS + "/endpoint/descriptor");
        ObjectNode client = (ObjectNode) admin.ask("/" + company.name() + "/client-description-converter", metadata);
        List<Map<String, Object>> sent = new ArrayList<>();
        for (String property : List.of("username", "email", "firstName", "lastName")) {
            sent.add(statement(
                    property,
                    "saml-user-property-mapper",
                    Map.of("user.attribute", property, "attribute.name", property)));
        }
        sent.add(statement(
                "groups",
                "saml-group-membership-mapper",
                Map.of("attribute.name", "department", "full.path", "true", "single", "false")));
        client.set("protocolMappers", KeycloakAdmin.JSON.valueToTree(sent));
        admin.post("/" + company.name() + "/clients", client);
    }

    private static Map<String, Object> statement(String name, String type, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put("attribute.nameformat", "Basic");
        return Map.of("name", name, "protocol", "saml", "protocolMapper", type, "config", config);
    }
}
