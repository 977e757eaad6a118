package io.loggia.portal.admin.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.MediaStore;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.Jobs;
import io.loggia.portal.storage.control.Room;
import io.loggia.portal.upload.control.Uploads;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** The state of the whole at a glance, for admins. */
@Path("admin/overview")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class OverviewResource {

    @Inject
    @Any
    private Instance<HealthCheck> checks;

    @Inject
    private Catalog catalog;

    @Inject
    private People people;

    @Inject
    private Uploads uploads;

    @Inject
    private Jobs jobs;

    @Inject
    private MediaStore store;

    @Inject
    private Room room;

    /**
     * One readiness check, as {@code /health/ready} tells it.
     *
     * @param status UP or DOWN
     */
    public record Check(
            String name, String status, @Nullable String detail) {}

    /** How much there is, and how much of it is under way or stuck. */
    public record Counts(long media, long people, long uploads, long jobsFailed) {}

    /**
     * Room on the file system that holds the media, whoever else writes there.
     *
     * @param uploads whether new ones may begin
     * @param work whether new jobs may begin
     */
    public record Storage(long totalBytes, long freeBytes, boolean uploads, boolean work) {}

    /** The whole. */
    public record Overview(List<Check> health, Counts counts, Storage storage) {}

    @GET
    public Overview get() {
        return new Overview(
                checks.select(Readiness.Literal.INSTANCE).stream()
                        .map(HealthCheck::call)
                        .map(OverviewResource::toWire)
                        .sorted(Comparator.comparing(Check::name))
                        .toList(),
                new Counts(catalog.count(), people.count(), uploads.underWay(), jobs.failed()),
                new Storage(store.totalBytes(), store.usableBytes(), room.allowsUploads(), room.allowsWork()));
    }

    private static Check toWire(HealthCheckResponse response) {
        @Nullable
        String reason = response.getData()
                .map(data -> data.get("reason"))
                .map(Object::toString)
                .orElse(null);
        return new Check(response.getName(), response.getStatus().name(), reason);
    }
}
