package io.loggia.portal.roster.control;

import io.loggia.portal.platform.control.OutgoingException.Reason;
import io.loggia.portal.platform.control.Word;
import org.jspecify.annotations.Nullable;

/** What lists of people and readings of a realm have to say. The names are stable: pages have words of their own for them. */
enum RosterWord implements Word {
    CSV_BROKEN("From here on the file cannot be read as CSV; a quotation mark may be missing."),
    LIST_EMPTY("The list is empty."),
    COLUMN_UNKNOWN("The column \"{column}\" is unknown. Known are: {known}."),
    COLUMN_TWICE("The column \"{column}\" is there twice."),
    COLUMN_MISSING("The column \"{column}\" is missing."),
    USERNAME_BLANK("The user name has a blank in it."),
    EMAIL_BAD("\"{text}\" is no e-mail address."),
    DEPARTMENT_TOO_LONG("The name of a department may have {most} characters at most."),
    GROUP_TOO_LONG("The name of a group may have {most} characters at most."),
    TOO_MANY_PROBLEMS("There are too many problems; what comes after was not looked at."),
    TOO_MANY_CELLS("The row has more cells than there are columns."),
    CELL_NUL("The column {column} holds the character U+0000."),
    CELL_TOO_LONG("The column {column} may have {most} characters at most."),
    CELL_EMPTY("The column {column} is empty."),
    ROLE_UNKNOWN("There is no role \"{role}\"."),
    ACTIVE_UNCLEAR("\"{text}\" in the column active is neither true nor false."),
    ID_TWICE("The id \"{id}\" is in the list twice."),
    USERNAME_TWICE("The user name \"{username}\" is in the list twice."),
    USERNAME_OF_ANOTHER_ID("The user name \"{username}\" belongs to the person with the id \"{id}\"."),
    USERNAME_OF_AN_EARLIER_LIST("The user name \"{username}\" belongs to somebody else of an earlier list."),
    USERNAME_KEPT_ELSEWHERE(
            "The user name \"{username}\" belongs to an account that is kept elsewhere; a list never takes one over."),
    MANAGER_UNKNOWN("There is no manager with the user name \"{username}\"."),
    OWN_ACCESS("You cannot take your own access away. Ask another administrator."),
    NOBODY_DISABLED("Because of these problems nobody is disabled for not being in the list."),
    PERSON_NEW("new"),
    FIELDS("{fields}"),
    NOT_IN_LIST("not in the list"),

    NOT_SET_UP("Set the client's id and secret first."),
    NO_REALM_ISSUER("The provider's issuer is not a Keycloak realm: it should end in /realms/ and the realm's name."),
    ISSUER_NO_ADDRESS("The issuer is not an address: {address}"),
    READING_REFUSED(
            "Keycloak does not let the client {client} read people and groups. Give its service account the roles"
                    + " view-users, query-users, query-groups and view-realm of realm-management."),
    NO_ADMIN_API("Keycloak's admin API is not at {address}, or not reachable."),
    STATUS("Keycloak answered with status {status}."),
    NO_REALM("There is no realm at {address}."),
    CLIENT_REFUSED(
            "Keycloak refuses the client {client}: its id or secret is wrong, or its service account is switched off."),
    TOKEN_STATUS("Keycloak gave no token, but status {status}."),
    NOT_KEYCLOAK("What answers at {address} is not Keycloak."),
    NO_LIST("Keycloak's answer is not a list."),
    TOO_MANY_ENTRIES("The realm has more than {most} entries."),
    NO_SUCH_GROUP("The realm has no group {path}, below which departments should be."),
    BRAKE(
            "{leaving} of {people} people would be disabled. That is more than {percent} %, so nothing was changed. Look at"
                    + " the preview, and run it expressly if it is right."),
    CUT_OFF("The run was cut off, most likely because the server was stopped."),
    OUR_FAULT("The run was cut off by a fault of ours; the server's log tells more."),
    BAD_ADDRESS(RosterWord.SILENCE),
    NOT_ALLOWED(RosterWord.SILENCE),
    UNRESOLVED(RosterWord.SILENCE),
    TLS_FAILED(RosterWord.SILENCE),
    UNREACHABLE(RosterWord.SILENCE),
    TOO_SLOW(RosterWord.SILENCE),
    TOO_LARGE(RosterWord.SILENCE),

    KEPT_FROM_NOW_ON("kept by Keycloak from now on"),
    WAS("was {name}"),
    MOVED("moved"),
    ENABLED("enabled"),
    NAME_WAS("name (was {name})"),
    USERNAME_WAS("user name (was {name})"),
    EMAIL("e-mail"),
    DEPARTMENT("department"),
    GROUPS("groups"),
    USERNAME_IS("{name}"),
    DISABLED_THERE("disabled in Keycloak"),
    GONE_THERE("no longer in the realm");

    private static final String SILENCE = "Keycloak did not answer: {reason}";

    private final String template;

    RosterWord(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }

    /** The words say it, where there is something to do. */
    @Override
    public @Nullable String cure() {
        return null;
    }

    /** Why a server did not answer. */
    static RosterWord of(Reason reason) {
        return switch (reason) {
            case BAD_ADDRESS -> BAD_ADDRESS;
            case NOT_ALLOWED -> NOT_ALLOWED;
            case UNRESOLVED -> UNRESOLVED;
            case TLS -> TLS_FAILED;
            case UNREACHABLE -> UNREACHABLE;
            case TIMEOUT -> TOO_SLOW;
            case TOO_LARGE -> TOO_LARGE;
        };
    }
}
