package io.loggia.portal.sso.control;

import io.loggia.portal.platform.control.Word;
import org.jspecify.annotations.Nullable;

/** What tests and trial sign-ins have to say. The names are stable: pages have words of their own for them. */
public enum SsoWord implements Word {
    NO_SIGN_IN_UNDER_WAY("No sign-in of this browser is under way.", null),
    STATUS_404(
            "The provider answers 404 at {address}.",
            "Check the issuer: of Keycloak it ends in /realms/NAME, of Entra ID in /v2.0."),
    STATUS("The provider answers {status} at {address}.", "Look at the provider's log; try the address in a browser."),
    NO_DESCRIPTION(
            "What stands at {address} is no OpenID Connect description: {reason}", "Check the issuer's address."),
    OTHER_ISSUER(
            "The provider calls itself {theirs}, not {ours}.", "Enter the issuer exactly as the provider spells it."),
    ADDRESSES_MISSING(
            "The provider's description lacks the authorization, token or key address.",
            "It does not offer the authorization code flow; ask its administrator."),
    ADDRESS_NOT_OF_THE_WEB(
            "The provider's description names {address} as one of its addresses.",
            "Such an address begins with https://. Check the issuer's address."),
    KEYS_ADDRESS("The keys' address {address} is no address.", null),
    ISSUER_NO_ADDRESS("The issuer is no address.", "It is like https://login.example.com/realms/company."),
    BAD_ADDRESS("{reason}", "Enter the issuer as the provider's description spells it."),
    NOT_ALLOWED("{reason}", "If the provider is in your own network, set loggia.outgoing.allowed and restart."),
    UNRESOLVED("{reason}", "Check the spelling, and that this server uses the right name server."),
    TLS_FAILED("{reason}", "Check the certificate's name and authority, and this server's clock."),
    UNREACHABLE("{reason}", "Check that the provider runs, and that no firewall stands between."),
    TOO_SLOW("{reason}", "Check the provider's load and the network between."),
    TOO_LARGE("{reason}", "This does not look like an identity provider."),
    LOGOUT_NOT_NOW("The logout token is not of this moment.", null),
    LOGOUT_REFUSED("The logout token is refused: {reason}.", null),
    USER_INFO_STATUS("The user info address answers {status}.", "Give the client the scope openid."),
    TOKEN_STATUS("The provider answers {status} at its token address.", "Look at the provider's log."),
    NO_TOKENS("The token address gave no tokens: {reason}.", "Is the scope openid asked for?"),
    CLIENT_REFUSED(
            "The provider refuses: {reason}.",
            "Check the client id and the secret; the client must be confidential, with the standard flow on."),
    CODE_REFUSED(
            "The provider refuses: {reason}.",
            "The code was used twice or is too old, or the redirect URL differs from the registered one."),
    INTROSPECTION_STATUS(
            "The provider answers {status} at its introspection address.",
            "Let this client ask about access tokens (RFC 7662), or look at the provider's log."),
    INTROSPECTION_UNREAD(
            "What the introspection address says cannot be read: {reason}.", "Look at the provider's log."),
    TOKEN_INACTIVE("The provider says that the script's access token does not count any more.", null),
    ASKED_ABOUT_SCRIPTS("{offers}; it is asked whether scripts' tokens still count", null),
    NOT_ASKED_ABOUT_SCRIPTS("{offers}; it cannot be asked about scripts' tokens, which count until they expire", null),
    REFUSED("The provider refuses: {reason}.", "Look at the provider's log."),
    BAD_PROMPT("The setting prompt is none of login, consent, select_account, none.", "Correct it on the set-up page."),
    NO_ID_TOKEN("The provider gave no ID token.", "Add the scope openid on the set-up page."),
    MIXED_UP(
            "The answer is not of the provider that was asked (RFC 9207).",
            "Begin again. If it stays, somebody may be mixing providers up on purpose."),
    SIGN_IN_REFUSED(
            "The provider refuses: {reason}.",
            "Check the client's registration at the provider: redirect URL, scopes, who may use it."),
    NO_CODE("The provider gave no code.", "Begin again."),
    TWO_PEOPLE("The provider speaks of two different people.", "Begin again."),
    CLAIMS_NO_OBJECT("The claims are no JSON object.", null),
    KEYS_UNREAD(
            "The provider's keys cannot be read: {reason}.", "Check that this server reaches the provider's jwks_uri."),
    NO_CLIENT_ID("No client id is set.", "Enter it, then test again."),
    ID_TOKEN_TIME("The ID token is refused: {reason}.", "Set the clocks of this server and of the provider (NTP)."),
    ID_TOKEN_AUDIENCE(
            "The ID token is refused: {reason}.", "The client id here is not the one the token was made for."),
    ID_TOKEN_ISSUER(
            "The ID token is refused: {reason}.", "Enter the issuer exactly as the provider's tokens spell it."),
    ID_TOKEN_KEY(
            "The ID token is refused: {reason}.",
            "The provider signed with a key it does not publish, or by an algorithm that is not taken"
                    + " (RS, PS, ES and EdDSA are)."),
    ID_TOKEN("The ID token is refused: {reason}.", "Try again; if it stays, look at the provider's log."),
    NOT_ENCRYPTED("not encrypted (loggia.outgoing.allowed)", null),
    RULE_IS("{claim} is {value}", null),
    RULE_STARTS_WITH("{claim} starts with {value}", null),
    RULE_MATCHES("{claim} matches {value}", null),
    RULE_EXISTS("{claim} exists", null),
    CLAIM_NAMES("claim {claim} is {value}", null),
    DENIED_IS("Denied, because {claim} is {value}.", null),
    DENIED_STARTS_WITH("Denied, because {claim} starts with {value}.", null),
    DENIED_MATCHES("Denied, because {claim} matches {value}.", null),
    DENIED_EXISTS("Denied, because {claim} exists.", null),
    DENIED_UNLESS_IS("Denied, because it is not so that {claim} is {value}.", null),
    DENIED_UNLESS_STARTS_WITH("Denied, because it is not so that {claim} starts with {value}.", null),
    DENIED_UNLESS_MATCHES("Denied, because it is not so that {claim} matches {value}.", null),
    DENIED_UNLESS_EXISTS("Denied, because it is not so that {claim} exists.", null),
    DEACTIVATED("{name} is deactivated in Loggia.", null),
    UNKNOWN_DENIED("Nobody of this provider's roster has this id, and unknown people are denied.", null),
    NO_LOCAL_ADMIN(
            "No admin has a local account with a password. Give one admin such an account first: it is the way in when"
                    + " the provider fails.",
            null),
    NO_PROVED_PROVIDER(
            "No active provider has been proved to let an admin in. Do a dry run that gives you the role Admin, then"
                    + " activate.",
            null);

    private final String template;
    private final @Nullable String cure;

    SsoWord(String template, @Nullable String cure) {
        this.template = template;
        this.cure = cure;
    }

    @Override
    public String template() {
        return template;
    }

    @Override
    public @Nullable String cure() {
        return cure;
    }
}
