package io.loggia.portal.catalog.boundary;

import io.loggia.domain.ChannelId;
import io.loggia.domain.Permission;
import io.loggia.portal.catalog.control.Channels;
import io.loggia.portal.catalog.control.Channels.ChannelNode;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The channel tree. */
@Path("channels")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChannelsResource {

    @Inject
    private Channels channels;

    @Inject
    private CurrentViewer current;

    /** A node; {@code items} counts what the caller may see directly in it. */
    public record Channel(String id, String name, @Nullable String parentId, long items) {}

    /** The whole tree, flat. */
    public record ChannelList(List<Channel> items) {}

    /** A channel to be made. */
    public record NewChannel(@NotNull String name, @Nullable String parentId) {}

    @GET
    @Requires(Permission.SIGNED_IN)
    public ChannelList list() {
        return new ChannelList(channels.all(current.viewer()).stream()
                .map(ChannelsResource::toWire)
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Channel.class, responseCode = "201")
    @Requires(Permission.ADMINISTER)
    @Transactional
    public Response create(@Valid @NotNull NewChannel channel) {
        String parent = channel.parentId();
        ChannelNode created = channels.create(channel.name(), parent == null ? null : ChannelId.parse(parent));
        return Response.status(Response.Status.CREATED).entity(toWire(created)).build();
    }

    private static Channel toWire(ChannelNode node) {
        ChannelId parent = node.parent();
        return new Channel(node.id().toString(), node.name(), parent == null ? null : parent.toString(), node.items());
    }
}
