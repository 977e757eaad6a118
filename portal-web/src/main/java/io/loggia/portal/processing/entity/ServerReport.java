package io.loggia.portal.processing.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a server says of its transcoding, and what it is asked. It goes with the server. */
@Entity
@Table(name = "transcoding_report")
public class ServerReport {

    @Id
    @Column(name = "server_id")
    private UUID serverId;

    private @Nullable String report;

    @Column(name = "told_at")
    private @Nullable Instant toldAt;

    @Column(name = "probe_asked")
    private boolean probeAsked;

    protected ServerReport() {}

    public ServerReport(UUID serverId) {
        this.serverId = serverId;
    }

    public UUID serverId() {
        return serverId;
    }

    /** JSON; null until it said something. */
    public @Nullable String report() {
        return report;
    }

    public @Nullable Instant toldAt() {
        return toldAt;
    }

    public void tell(String newReport, Instant now) {
        report = newReport;
        toldAt = now;
    }

    /** Whether it is to try everything again. */
    public boolean isProbeAsked() {
        return probeAsked;
    }

    public void askProbe(boolean wanted) {
        probeAsked = wanted;
    }
}
