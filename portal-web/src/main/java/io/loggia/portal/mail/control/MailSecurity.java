package io.loggia.portal.mail.control;

/** How the way to a mail server is kept from others. */
public enum MailSecurity {
    /** Not at all: for a relay on the same machine. */
    NONE,
    /** In the clear at first, encrypted before anything is said (RFC 3207). */
    STARTTLS,
    /** Encrypted from the beginning (RFC 8314). */
    TLS
}
