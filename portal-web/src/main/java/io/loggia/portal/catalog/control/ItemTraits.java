package io.loggia.portal.catalog.control;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every item is, in few words: small enough to choose items and put them in order before any is read as a whole. */
@ApplicationScoped
public class ItemTraits {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * What an item is.
     *
     * @param kind null until the first revision was probed
     * @param since when it was published, or made where it was not
     */
    public record Traits(
            MediaId id,
            String title,
            PersonId owner,
            @Nullable ChannelId channel,
            @Nullable MediaKind kind,
            @Nullable String language,
            MediaState state,
            Instant since,
            boolean trashed) {}

    /** Of all items, those in the trash too, in no order. */
    public List<Traits> all() {
        return entities
                .createQuery(
                        "select m.id, m.title, m.ownerId, m.channelId, m.kind, m.language, m.state,"
                                + " m.publishedAt, m.createdAt, m.trashedAt from MediaItem m",
                        Object[].class)
                .getResultList()
                .stream()
                .map(row -> new Traits(
                        new MediaId((UUID) row[0]),
                        (String) row[1],
                        new PersonId((UUID) row[2]),
                        row[3] instanceof UUID channel ? new ChannelId(channel) : null,
                        row[4] instanceof MediaKind kind ? kind : null,
                        row[5] instanceof String language && !language.isEmpty() ? language : null,
                        (MediaState) row[6],
                        row[7] instanceof Instant published ? published : (Instant) row[8],
                        row[9] != null))
                .toList();
    }

    /** What some are called, whatever else of them cannot be read; those that are gone are missing. */
    public Map<MediaId, String> titles(Collection<MediaId> items) {
        Map<MediaId, String> titles = new HashMap<>();
        if (!items.isEmpty()) {
            entities.createQuery("select m.id, m.title from MediaItem m where m.id in :ids", Object[].class)
                    .setParameter("ids", items.stream().map(MediaId::value).toList())
                    .getResultList()
                    .forEach(row -> titles.put(new MediaId((UUID) row[0]), (String) row[1]));
        }
        return titles;
    }

    /** Languages that items are in, by their tags. */
    public List<String> languages() {
        return entities.createQuery(
                        "select distinct m.language from MediaItem m where m.language is not null and m.language <> ''"
                                + " order by m.language",
                        String.class)
                .getResultList();
    }
}
