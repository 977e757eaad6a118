package io.loggia.portal.mail.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row: by what server mail goes out. */
@Entity
@Table(name = "mail_settings")
public class MailSettings {

    /** The key of the one row. */
    public static final int ONE = 1;

    @Id
    @SuppressWarnings("UnusedVariable") // Found by it.
    private int id;

    @Version
    private int version;

    private String host = "";

    private int port;

    private String security = "";

    private String username = "";

    private @Nullable String password;

    @Column(name = "sender_address")
    private String senderAddress = "";

    @Column(name = "sender_name")
    private String senderName = "";

    private String portal = "";

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    protected MailSettings() {}

    public int version() {
        return version;
    }

    /** Empty where no mail is sent. */
    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public String security() {
        return security;
    }

    public String username() {
        return username;
    }

    /** Sealed. */
    public @Nullable String password() {
        return password;
    }

    public String senderAddress() {
        return senderAddress;
    }

    public String senderName() {
        return senderName;
    }

    /** Where letters lead. */
    public String portal() {
        return portal;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public void server(String newHost, int newPort, String newSecurity, String newUsername) {
        host = newHost;
        port = newPort;
        security = newSecurity;
        username = newUsername;
    }

    /** @param sealed null for none */
    public void password(@Nullable String sealed) {
        password = sealed;
    }

    public void sender(String address, String name, String itsPortal) {
        senderAddress = address;
        senderName = name;
        portal = itsPortal;
    }

    public void changed(String by, Instant now) {
        changedBy = by;
        changedAt = now;
    }
}
