package io.loggia.it;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A company's directory, a real LDAP server within this JVM, and the federation that brings its people into a realm. */
final class LdapCompany implements AutoCloseable {
    private static final String BASE = "dc=company,dc=example";
    private static final String BIND = "cn=reader," + BASE;
    private static final String BIND_PASSWORD = "of the reader";
    private static final String GROUPS = "ou=groups," + BASE;
    private static final String ROLES = "ou=roles," + BASE;
    private static final String MAPPER = "org.keycloak.storage.ldap.mappers.LDAPStorageMapper";
    private static final String MEMBER = "member";

    private final InMemoryDirectoryServer directory;

    private LdapCompany(InMemoryDirectoryServer directory) {
        this.directory = directory;
    }

    /** Starts an empty directory: groups nest as <i>Support</i> over <i>Support Night</i>. */
    static LdapCompany start() throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.addAdditionalBindCredentials(BIND, BIND_PASSWORD);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("company", InetAddress.getLoopbackAddress(), 0, null));
        LdapCompany made = new LdapCompany(new InMemoryDirectoryServer(config));
        made.directory.startListening();
        made.add("dn: " + BASE, "objectClass: top", "objectClass: domain", "dc: company");
        for (String unit : List.of("people", "groups", "roles")) {
            made.add("dn: ou=" + unit + "," + BASE, "objectClass: organizationalUnit", "ou: " + unit);
        }
        // A groupOfNames has one member at least.
        made.group("Support Night," + GROUPS, BIND);
        made.group("Support Day," + GROUPS, BIND);
        made.group("Support," + GROUPS, "cn=Support Night," + GROUPS, "cn=Support Day," + GROUPS);
        made.group("author," + ROLES, BIND);
        return made;
    }

    @Override
    public void close() {
        directory.shutDown(true);
    }

    void hire(String username, String firstName, String lastName, String group) throws LDAPException {
        add(
                "dn: " + person(username),
                "objectClass: inetOrgPerson",
                "uid: " + username,
                "cn: " + firstName + " " + lastName,
                "givenName: " + firstName,
                "sn: " + lastName,
                "mail: " + username + "@company.example",
                "userPassword: " + PortalServer.DEMO_PASSWORD);
        join(username, "cn=" + group + "," + GROUPS);
    }

    void move(String username, String from, String to) throws LDAPException {
        leave(username, "cn=" + from + "," + GROUPS);
        join(username, "cn=" + to + "," + GROUPS);
    }

    void makeAuthor(String username) throws LDAPException {
        join(username, "cn=author," + ROLES);
    }

    void changePassword(String username, String password) throws LDAPException {
        directory.modify(person(username), new Modification(ModificationType.REPLACE, "userPassword", password));
    }

    void dismiss(String username) throws LDAPException {
        directory.delete(person(username));
    }

    /** Connects a realm with the settings of docs/sso/keycloak.md, but for TLS. */
    void federate(KeycloakAdmin admin, KeycloakRealm realm) {
        String components = "/" + realm.name() + "/components";
        String federation = admin.post(
                components,
                component(
                        "company",
                        "ldap",
                        "org.keycloak.storage.UserStorageProvider",
                        Map.ofEntries(
                                Map.entry("enabled", "true"),
                                Map.entry("vendor", "other"),
                                Map.entry("connectionUrl", "ldap://127.0.0.1:" + directory.getListenPort()),
                                Map.entry("authType", "simple"),
                                Map.entry("bindDn", BIND),
                                Map.entry("bindCredential", BIND_PASSWORD),
                                Map.entry("usersDn", "ou=people," + BASE),
                                Map.entry("usernameLDAPAttribute", "uid"),
                                Map.entry("rdnLDAPAttribute", "uid"),
                                Map.entry("uuidLDAPAttribute", "entryUUID"),
                                Map.entry("userObjectClasses", "inetOrgPerson"),
                                Map.entry("searchScope", "1"),
                                Map.entry("editMode", "READ_ONLY"),
                                Map.entry("importEnabled", "true"),
                                Map.entry("trustEmail", "true"),
                                Map.entry("cachePolicy", "NO_CACHE"))));
        // Keycloak takes the first name from cn unless told otherwise, and many directories have the whole name there.
        ObjectNode firstName = (ObjectNode) admin.get(components + "?parent=" + federation)
                .valueStream()
                .filter(mapper -> mapper.path("name").asString().equals("first name"))
                .findFirst()
                .orElseThrow();
        ((ObjectNode) firstName.path("config")).putArray("ldap.attribute").add("givenName");
        admin.put(components + "/" + firstName.path("id").asString(), firstName);
        admin.post(
                components,
                child(
                        federation,
                        "departments",
                        "group-ldap-mapper",
                        "group",
                        "groups.dn",
                        GROUPS,
                        Map.of(
                                "preserve.group.inheritance", "true",
                                "drop.non.existing.groups.during.sync", "false",
                                "groups.path", "/",
                                "user.roles.retrieve.strategy", "LOAD_GROUPS_BY_MEMBER_ATTRIBUTE")));
        admin.post(
                components,
                child(
                        federation,
                        "roles",
                        "role-ldap-mapper",
                        "role",
                        "roles.dn",
                        ROLES,
                        Map.of(
                                "use.realm.roles.mapping", "true",
                                "user.roles.retrieve.strategy", "LOAD_ROLES_BY_MEMBER_ATTRIBUTE")));
    }

    private static Map<String, Object> child(
            String federation,
            String name,
            String provider,
            String kind,
            String place,
            String dn,
            Map<String, String> more) {
        Map<String, String> config = new HashMap<>(more);
        config.put(place, dn);
        config.put(kind + ".name.ldap.attribute", "cn");
        config.put(kind + ".object.classes", "groupOfNames");
        config.put("membership.ldap.attribute", MEMBER);
        config.put("membership.attribute.type", "DN");
        config.put("membership.user.ldap.attribute", "uid");
        config.put("mode", "READ_ONLY");
        Map<String, Object> component = new HashMap<>(component(name, provider, MAPPER, config));
        component.put("parentId", federation);
        return component;
    }

    private static Map<String, Object> component(
            String name, String provider, String type, Map<String, String> settings) {
        Map<String, List<String>> config = new HashMap<>();
        settings.forEach((key, value) -> config.put(key, List.of(value)));
        return Map.of("name", name, "providerId", provider, "providerType", type, "config", config);
    }

    private void group(String name, String... members) throws LDAPException {
        Stream<String> lines = Stream.of("dn: cn=" + name, "objectClass: groupOfNames");
        add(Stream.concat(lines, Stream.of(members).map(member -> MEMBER + ": " + member))
                .toArray(String[]::new));
    }

    private void add(String... ldif) throws LDAPException {
        try {
            directory.add(ldif);
        } catch (LDIFException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void join(String username, String group) throws LDAPException {
        directory.modify(group, new Modification(ModificationType.ADD, MEMBER, person(username)));
    }

    private void leave(String username, String group) throws LDAPException {
        directory.modify(group, new Modification(ModificationType.DELETE, MEMBER, person(username)));
    }

    private static String person(String username) {
        return "uid=" + username + ",ou=people," + BASE;
    }
}
