package io.loggia.search.index;

import io.loggia.domain.MediaId;
import java.util.Optional;

/** What is made of the catalog's items and kept equal to them. It can be made again. */
public interface CatalogCopy {

    /** What the last durable {@link #commit} was told; empty where all has to be put again. */
    Optional<String> position();

    /** Adds an item, or replaces what was known of it. Seen after {@link #refresh}. */
    void put(IndexedMedia media);

    /** Removes an item; nothing happens when it is not there. Seen after {@link #refresh}. */
    void remove(MediaId id);

    /** Begins anew: only what is put from here on will be there at the next {@link #commit}, and no position until then. */
    void clear();

    /** Shows all changes so far to searches that begin after it. */
    void refresh();

    /**
     * Makes all changes so far durable.
     *
     * @param position up to where the source was followed when the last of these changes was put
     */
    void commit(String position);
}
