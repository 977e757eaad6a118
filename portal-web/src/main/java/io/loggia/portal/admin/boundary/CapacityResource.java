package io.loggia.portal.admin.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.storage.control.Capacity;
import io.loggia.portal.storage.control.Capacity.Sample;
import io.loggia.portal.storage.control.CapacityForecast;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How full the storage was from day to day, and when it will be full if it goes on so. */
@Path("admin/storage/capacity")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class CapacityResource {

    @Inject
    private Capacity capacity;

    /**
     * A day (UTC).
     *
     * @param elsewhereBytes in the second store, copies of what is here included
     * @param uploadedBytes of uploaded files in either store, each once; 0 for days on which nobody looked
     * @param madeBytes of what was made of them in either store, each once
     */
    public record CapacityDay(
            String day,
            long totalBytes,
            long freeBytes,
            long originalsBytes,
            long renditionsBytes,
            long picturesBytes,
            long elsewhereBytes,
            long uploadedBytes,
            long madeBytes) {}

    /**
     * @param outlook {@code TOO_EARLY}, {@code STEADY}, {@code FAR} or {@code FILLING}
     * @param basisDays what it stands on
     * @param fullOn a day; null where none can be told
     */
    public record CapacityOutlook(
            String outlook,
            long basisDays,
            long bytesPerDay,
            @Nullable String fullOn) {}

    /** Of a year at most, in the order of days. */
    public record CapacityState(List<CapacityDay> days, CapacityOutlook forecast) {}

    @GET
    @Transactional
    public CapacityState now() {
        List<Sample> samples = capacity.samples();
        CapacityForecast forecast = capacity.forecast(samples);
        LocalDate fullOn = forecast.fullOn();
        return new CapacityState(
                samples.stream().map(CapacityResource::toWire).toList(),
                new CapacityOutlook(
                        forecast.outlook().name(),
                        forecast.days(),
                        forecast.bytesPerDay(),
                        fullOn == null ? null : fullOn.toString()));
    }

    private static CapacityDay toWire(Sample sample) {
        return new CapacityDay(
                sample.day().toString(),
                sample.totalBytes(),
                sample.freeBytes(),
                sample.kinds().originals(),
                sample.kinds().renditions(),
                sample.kinds().pictures(),
                sample.elsewhereBytes(),
                sample.ladder().uploaded(),
                sample.ladder().made());
    }
}
