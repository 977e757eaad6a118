package io.loggia.portal.catalog.control;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.ChannelId;
import io.loggia.domain.Decision;
import io.loggia.domain.MediaEvent;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.entity.MediaItem;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Portions;
import io.loggia.portal.platform.control.WireTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of items inside the viewer's rights, and changes to single ones. */
@ApplicationScoped
public class Catalog {

    /** {@link AccessPolicy}'s decision to view, as a filter on {@code m}. */
    private static final String VISIBLE =
            "m.trashedAt is null and (:everything = true or m.ownerId = :viewer or (m.state = :published and"
                    + " (m.publishFrom is null or m.publishFrom <= :now) and (m.publishUntil is null or m.publishUntil >"
                    + " :now) and exists (select x.id from MediaItem x join x.audience a where x.id = m.id and a in"
                    + " :principals)))";

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private MediaGate gate;

    @Inject
    private Channels channels;

    @Inject
    private Event<MediaEvent> events;

    /** How a list is sorted. */
    public enum Sort {
        NEWEST,
        TITLE
    }

    /**
     * What a list shows; null leaves a filter out.
     *
     * @param channel with the channels below it
     * @param text what titles must hold
     */
    public record Listing(
            @Nullable ChannelId channel,
            @Nullable MediaKind kind,
            @Nullable MediaState state,
            @Nullable PersonId owner,
            @Nullable String text,
            Sort sort) {}

    /** An item that is published now. */
    public record OpenItem(
            MediaId id, String title, @Nullable Instant publishedAt) {}

    /** Where an item belongs. */
    public record Belonging(@Nullable ChannelId channel, PersonId owner) {}

    /** One page of the items that the viewer may see. */
    public Page<MediaRef> list(Viewer viewer, Listing listing, @Nullable String cursor, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder query = new StringBuilder("select m from MediaItem m where ").append(VISIBLE);
        visibleTo(viewer, parameters);
        filter(query, parameters, "m.kind = :kind", "kind", listing.kind());
        filter(query, parameters, "m.state = :state", "state", listing.state());
        PersonId owner = listing.owner();
        filter(query, parameters, "m.ownerId = :owner", "owner", owner == null ? null : owner.value());
        ChannelId channel = listing.channel();
        filter(query, parameters, "m.channelId in :channels", "channels", channel == null ? null : under(channel));
        String text = listing.text();
        filter(query, parameters, "lower(m.title) like :text escape '!'", "text", text == null ? null : pattern(text));
        if (cursor != null) {
            after(query, parameters, cursor, listing.sort());
        }
        query.append(
                listing.sort() == Sort.TITLE ? " order by m.title, m.id" : " order by m.createdAt desc, m.id desc");
        TypedQuery<MediaItem> typed =
                entities.createQuery(query.toString(), MediaItem.class).setMaxResults(limit + 1);
        parameters.forEach(typed::setParameter);
        List<MediaRef> rows = typed.getResultList().stream().map(gate::toRef).toList();
        return Page.cut(rows, limit, ref -> cursorOf(ref, listing.sort()));
    }

    /** Every item the viewer may see because it is published to them, newest first, at most {@code limit}. */
    public List<MediaRef> visibleTo(Viewer viewer, int limit) {
        return list(viewer, new Listing(null, null, MediaState.PUBLISHED, null, null, Sort.NEWEST), null, limit)
                .items();
    }

    /** Those of the items that exist, without any check. */
    public Map<MediaId, MediaRef> findAll(Collection<MediaId> ids) {
        Map<MediaId, MediaRef> found = new HashMap<>();
        for (List<MediaId> some : Portions.of(ids)) {
            entities.createQuery("select m from MediaItem m where m.id in :ids", MediaItem.class)
                    .setParameter("ids", some.stream().map(MediaId::value).toList())
                    .getResultList()
                    .forEach(item -> found.put(item.id(), gate.toRef(item)));
        }
        return found;
    }

    /** Those of the items that exist and that the viewer may see now. */
    public Map<MediaId, MediaRef> visible(Viewer viewer, Collection<MediaId> ids) {
        Instant now = Instant.now();
        Map<MediaId, MediaRef> found = findAll(ids);
        found.values()
                .removeIf(item ->
                        AccessPolicy.decide(viewer, Permission.VIEW_MEDIA, item.access(), now) != Decision.ALLOWED);
        return found;
    }

    /** Every item in the order of ids, for work that must see all; {@code after} is the last of the page before. */
    public List<MediaRef> page(@Nullable MediaId after, int limit) {
        return page(
                "select m from MediaItem m where m.id > :start and m.trashedAt is null order by m.id", after, limit);
    }

    /** The same with those in the trash, of which there are facts all the same. */
    public List<MediaRef> pageWithTrash(@Nullable MediaId after, int limit) {
        return page("select m from MediaItem m where m.id > :start order by m.id", after, limit);
    }

    /** Every item of one owner that does not lie in the trash. */
    public List<MediaRef> ownedBy(PersonId owner) {
        return entities
                .createQuery(
                        "select m from MediaItem m where m.ownerId = :owner and m.trashedAt is null order by m.id",
                        MediaItem.class)
                .setParameter("owner", owner.value())
                .getResultList()
                .stream()
                .map(gate::toRef)
                .toList();
    }

    private List<MediaRef> page(String query, @Nullable MediaId after, int limit) {
        UUID start = after == null ? new UUID(0, 0) : after.value();
        return entities
                .createQuery(query, MediaItem.class)
                .setParameter("start", start)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(gate::toRef)
                .toList();
    }

    /** Applies a change on behalf of the current viewer. Wants the caller's transaction. */
    public MediaRef change(MediaId id, MediaChange change) {
        MediaItem item = gate.require(id, Permission.EDIT_MEDIA);
        change.applyTo(item, channels, Instant.now());
        entities.flush();
        events.fire(new MediaEvent.DetailsChanged(id));
        return gate.toRef(item);
    }

    /** Items that are published now to any of these principals, newest first; to anybody at all for null. */
    public List<OpenItem> openTo(@Nullable Collection<Principal> principals) {
        String to = principals == null ? "" : " and a in :principals";
        TypedQuery<Object[]> query = entities.createQuery(
                        "select m.id, m.title, m.publishedAt from MediaItem m where m.trashedAt is null"
                                + " and m.state = :published and (m.publishFrom is null or m.publishFrom <= :now)"
                                + " and (m.publishUntil is null or m.publishUntil > :now) and exists"
                                + " (select x.id from MediaItem x join x.audience a where x.id = m.id" + to
                                + ") order by m.publishedAt desc, m.id",
                        Object[].class)
                .setParameter("published", MediaState.PUBLISHED)
                .setParameter("now", Instant.now());
        if (principals != null) {
            query.setParameter(
                    "principals", principals.stream().map(Principal::token).toList());
        }
        return query.getResultList().stream()
                .map(row -> new OpenItem(new MediaId((UUID) row[0]), (String) row[1], (Instant) row[2]))
                .toList();
    }

    /** The item that was published last of those that are published now and play. */
    public Optional<MediaRef> playing() {
        return entities
                .createQuery(
                        "select m from MediaItem m where m.trashedAt is null and m.state = :published"
                                + " and (m.publishFrom is null or m.publishFrom <= :now)"
                                + " and (m.publishUntil is null or m.publishUntil > :now)"
                                + " and exists (select r.id from Revision r where r.id = m.currentRevisionId"
                                + " and r.masterFolder is not null) order by m.publishedAt desc, m.id",
                        MediaItem.class)
                .setParameter("published", MediaState.PUBLISHED)
                .setParameter("now", Instant.now())
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(gate::toRef)
                .findFirst();
    }

    /** Whose each item is, and in which channel, those in the trash too. */
    public Map<MediaId, Belonging> belongings() {
        Map<MediaId, Belonging> belongings = new HashMap<>();
        entities.createQuery("select m.id, m.channelId, m.ownerId from MediaItem m", Object[].class)
                .getResultList()
                .forEach(row -> belongings.put(
                        new MediaId((UUID) row[0]),
                        new Belonging(
                                row[1] instanceof UUID channel ? new ChannelId(channel) : null,
                                new PersonId((UUID) row[2]))));
        return belongings;
    }

    /** Of all that does not lie in the trash. */
    public long count() {
        return entities.createQuery("select count(m) from MediaItem m where m.trashedAt is null", Long.class)
                .getSingleResult();
    }

    static void visibleTo(Viewer viewer, Map<String, Object> parameters) {
        parameters.put("everything", AccessPolicy.seesEverything(viewer));
        parameters.put("viewer", viewer.id().value());
        parameters.put("published", MediaState.PUBLISHED);
        parameters.put("now", Instant.now());
        parameters.put(
                "principals", viewer.principals().stream().map(Principal::token).toList());
    }

    static String visibleFilter() {
        return VISIBLE;
    }

    private List<UUID> under(ChannelId channel) {
        return channels.subtree(channel).stream().map(ChannelId::value).toList();
    }

    private static void filter(
            StringBuilder query, Map<String, Object> parameters, String clause, String name, @Nullable Object value) {
        if (value instanceof Collection<?> values && values.isEmpty()) {
            query.append(" and 1 = 0");
        } else if (value != null) {
            query.append(" and ").append(clause);
            parameters.put(name, value);
        }
    }

    private static void after(StringBuilder query, Map<String, Object> parameters, String cursor, Sort sort) {
        List<String> last = Cursor.decode(cursor, 2);
        try {
            if (sort == Sort.TITLE) {
                query.append(" and (m.title > :afterKey or (m.title = :afterKey and m.id > :afterId))");
                parameters.put("afterKey", last.getFirst());
            } else {
                query.append(" and (m.createdAt < :afterKey or (m.createdAt = :afterKey and m.id < :afterId))");
                parameters.put("afterKey", WireTime.instant(last.getFirst()));
            }
            parameters.put("afterId", UUID.fromString(last.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.invalid(e);
        }
    }

    private static String cursorOf(MediaRef ref, Sort sort) {
        String key = sort == Sort.TITLE ? ref.title() : ref.createdAt().toString();
        return Cursor.encode(key, ref.id().toString());
    }

    private static String pattern(String text) {
        String literal = text.strip().toLowerCase(Locale.ROOT);
        return "%" + literal.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
