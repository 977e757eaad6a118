package io.loggia.portal.catalog.control;

import io.loggia.domain.ChannelId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.entity.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The channel tree. It is small, so it is read whole. */
@ApplicationScoped
public class Channels {

    private static final int MAX_NAME = 200;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * A node with the number of items in it.
     *
     * @param items published items directly in the channel that the asking viewer may see
     */
    public record ChannelNode(
            ChannelId id, String name, @Nullable ChannelId parent, long items) {}

    /** Every channel by name, with counts inside the viewer's rights. */
    public List<ChannelNode> all(Viewer viewer) {
        Map<String, Object> parameters = new HashMap<>();
        Catalog.visibleTo(viewer, parameters);
        TypedQuery<Object[]> query = entities.createQuery(
                "select m.channelId, count(m) from MediaItem m where m.state = :published and m.channelId is not null and "
                        + Catalog.visibleFilter() + " group by m.channelId",
                Object[].class);
        parameters.forEach(query::setParameter);
        Map<UUID, Long> counts = new HashMap<>();
        for (Object[] row : query.getResultList()) {
            if (row[0] instanceof UUID id && row[1] instanceof Number count) {
                counts.put(id, count.longValue());
            }
        }
        return channels().stream()
                .map(c -> new ChannelNode(
                        c.id(), c.name(), c.parent().orElse(null), counts.getOrDefault(c.id().value(), 0L)))
                .sorted(Comparator.comparing(ChannelNode::name))
                .toList();
    }

    /** Names by id. */
    public Map<ChannelId, String> names() {
        Map<ChannelId, String> names = new HashMap<>();
        channels().forEach(channel -> names.put(channel.id(), channel.name()));
        return names;
    }

    /** The channel with all below it. */
    public Set<ChannelId> subtree(ChannelId root) {
        Map<ChannelId, List<ChannelId>> children = new HashMap<>();
        Set<ChannelId> known = new HashSet<>();
        for (Channel channel : channels()) {
            known.add(channel.id());
            channel.parent()
                    .ifPresent(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                            .add(channel.id()));
        }
        Set<ChannelId> found = new HashSet<>();
        List<ChannelId> open = new ArrayList<>(List.of(root));
        open.retainAll(known);
        while (!open.isEmpty()) {
            ChannelId next = open.removeLast();
            if (found.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        return found;
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} for an unknown parent */
    public ChannelNode create(String name, @Nullable ChannelId parent) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "A channel's name needs 1 to " + MAX_NAME + " characters.");
        }
        Channel channel = new Channel(ChannelId.random(), stripped, check(parent));
        entities.persist(channel);
        return new ChannelNode(channel.id(), channel.name(), parent, 0);
    }

    @Nullable
    ChannelId check(@Nullable ChannelId id) {
        if (id != null && entities.find(Channel.class, id.value()) == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such channel.");
        }
        return id;
    }

    private List<Channel> channels() {
        return entities.createQuery("select c from Channel c", Channel.class).getResultList();
    }
}
