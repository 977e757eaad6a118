package io.loggia.portal.analytics.boundary;

import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.analytics.control.ReportPeople;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Ref;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** People whom the caller's reports can be kept to; of those that they may not report on there is nobody. */
@Path("reports/people")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportPeopleResource {

    @Inject
    private ReportPeople people;

    @Inject
    private CurrentViewer current;

    public record ReportPeopleView(List<Ref> items) {}

    /**
     * @param text that names or user names hold
     * @param ids of whom to tell the names, in place of that
     */
    @GET
    @Requires(Permission.REPORT_DEPARTMENT)
    public ReportPeopleView list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("id") List<String> ids,
            @QueryParam("limit") @Nullable Integer limit) {
        return new ReportPeopleView((ids.isEmpty()
                        ? people.called(text == null ? "" : text, current.viewer(), Page.limit(limit))
                        : people.named(ids.stream().map(PersonId::parse).collect(Collectors.toSet()), current.viewer()))
                .entrySet().stream()
                        .map(one -> new Ref(one.getKey().toString(), one.getValue()))
                        .toList());
    }
}
