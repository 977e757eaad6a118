package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.processing.control.WorkerNodes.Node;
import io.loggia.portal.processing.entity.ServerReport;
import io.loggia.portal.processing.entity.WorkerNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What servers that work on media say of their transcoding: none can be asked over the network, so each writes it down, and
 * looks there for what it is asked. Changes want the caller's transaction.
 */
@ApplicationScoped
public class ServerReports {

    private static final int MOST_REPORT = 200_000;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private ThisNode self;

    @Inject
    private WorkerNodes nodes;

    /**
     * A server that works on media.
     *
     * @param self whether it is this one
     * @param toldAt null until it said something
     * @param probeAsked whether it is to try everything again, and has not begun
     */
    public record Server(
            UUID id, String name, boolean self, @Nullable Instant toldAt, boolean probeAsked) {}

    /** Those that live, by name. */
    public List<Server> servers() {
        return nodes.alive().stream().map(this::server).toList();
    }

    /** @return empty when it has said nothing yet, or is gone */
    public Optional<String> report(UUID server) {
        return Optional.ofNullable(entities.find(ServerReport.class, server)).map(ServerReport::report);
    }

    /** Writes down what this server says; nothing before its first heart-beat. */
    public void tell(String report) {
        if (report.length() > MOST_REPORT) {
            throw new IllegalArgumentException("a report of " + report.length() + " characters");
        }
        if (entities.find(WorkerNode.class, self.id()) != null) {
            row(self.id()).tell(report, Instant.now());
        }
    }

    /**
     * Has a server try everything again, which it begins within two heart-beats.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when no such server lives
     */
    public Server askProbe(UUID server) {
        Node node = nodes.alive().stream()
                .filter(each -> each.id().equals(server))
                .findFirst()
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such server."));
        row(server).askProbe(true);
        return server(node);
    }

    /** @return whether this server is to try everything again; says so once */
    public boolean takeProbe() {
        ServerReport own = entities.find(ServerReport.class, self.id());
        if (own == null || !own.isProbeAsked()) {
            return false;
        }
        own.askProbe(false);
        return true;
    }

    private ServerReport row(UUID server) {
        ServerReport row = entities.find(ServerReport.class, server, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new ServerReport(server);
            entities.persist(row);
        }
        return row;
    }

    private Server server(Node node) {
        ServerReport said = entities.find(ServerReport.class, node.id());
        return new Server(
                node.id(),
                node.name(),
                node.id().equals(self.id()),
                said == null ? null : said.toldAt(),
                said != null && said.isProbeAsked());
    }
}
