package io.loggia.portal.analytics.boundary;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.ChannelId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.portal.analytics.control.CollectionInsights;
import io.loggia.portal.analytics.control.CollectionInsights.CollectionInsight;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Ref;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was watched of a channel or of an author's items, for those who look after learning, and for the author. */
@Path("analytics")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class CollectionInsightResource {

    @Inject
    private CollectionInsights insights;

    @Inject
    private CurrentViewer current;

    /** @param collection the channel or the author; figures by department are not told of it */
    public record CollectionFiguresView(Ref collection, FiguresView figures) {}

    /** People who own items. */
    public record AuthorsView(List<Ref> items) {}

    @GET
    @Path("channels/{id}")
    @Requires(Permission.REPORT_ORGANISATION)
    public CollectionFiguresView channel(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        ChannelId channel = ChannelId.parse(id);
        return view(channel.toString(), insights.ofChannel(current.viewer(), channel, period(from, to)));
    }

    /** Those whose figures the caller may be told. */
    @GET
    @Path("authors")
    @Requires(Permission.REPORT_AUTHOR)
    public AuthorsView authors() {
        return new AuthorsView(insights.authors(current.viewer()).stream()
                .map(author -> new Ref(author.id().toString(), author.name()))
                .toList());
    }

    @GET
    @Path("authors/{id}")
    @Requires(Permission.REPORT_AUTHOR)
    public CollectionFiguresView author(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        PersonId author = PersonId.parse(id);
        return view(author.toString(), insights.ofAuthor(current.viewer(), author, period(from, to)));
    }

    private static ReportPeriod period(@Nullable String from, @Nullable String to) {
        return new ReportPeriod(ReportDay.parse(from), ReportDay.parse(to));
    }

    private static CollectionFiguresView view(String id, CollectionInsight insight) {
        return new CollectionFiguresView(new Ref(id, insight.name()), FiguresView.of(insight.insight()));
    }
}
