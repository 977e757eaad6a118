package io.loggia.portal.storage.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rows in memory, where nothing has to rest before it is settled unless a test says so. */
public final class LedgerInMemory implements PlacementLedger {

    public final Map<String, Placed> rows = new ConcurrentHashMap<>();
    final Map<String, String> holders = new ConcurrentHashMap<>();
    final List<String> renewed = new ArrayList<>();

    @Override
    public Optional<Placed> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public List<Placed> page(@Nullable String after, int limit) {
        return rows.values().stream()
                .filter(file -> after == null || file.key().compareTo(after) > 0)
                .sorted(Comparator.comparing(Placed::key))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean begin(Placed file, String holder) {
        Placed known = rows.get(file.key());
        if (known != null && !known.abandoned()) {
            return false;
        }
        put(file, file.place(), /* complete= */ false, holder);
        return true;
    }

    @Override
    public synchronized boolean complete(String key, String holder) {
        if (!isOwn(key, holder)) {
            return false;
        }
        rows.put(key, of(row(key), row(key).place(), row(key).storageClass(), /* unproven= */ false));
        return put(row(key), row(key).place(), /* complete= */ true, "");
    }

    @Override
    public synchronized Optional<Placed> giveUp(String key, String holder) {
        Placed known = rows.get(key);
        if (known == null || holders.containsKey(key)) {
            return Optional.empty();
        }
        put(known, known.place(), /* complete= */ false, holder);
        return Optional.of(known);
    }

    @Override
    public synchronized boolean hold(Placed copy, String holder) {
        Placed known = rows.get(copy.key());
        return known != null
                && !holders.containsKey(copy.key())
                && known.isSameCopyAs(copy)
                && known.isProven()
                && known.storageClass().equals(copy.storageClass())
                && put(known, known.place(), /* complete= */ true, holder);
    }

    @Override
    public synchronized boolean moved(Placed copy, String place, String holder) {
        return isOwn(copy.key(), holder)
                && row(copy.key()).isSameCopyAs(copy)
                && put(row(copy.key()), place, /* complete= */ true, holder);
    }

    @Override
    public synchronized boolean renew(String key, String holder) {
        renewed.add(key);
        return isOwn(key, holder);
    }

    @Override
    public synchronized boolean release(String key, String holder) {
        return isOwn(key, holder) && put(row(key), row(key).place(), row(key).complete(), "");
    }

    @Override
    public synchronized boolean rewriting(Placed copy, String holder) {
        return rewritten(copy, row(copy.key()).storageClass(), /* unproven= */ true, holder);
    }

    @Override
    public synchronized boolean archived(Placed copy, String storageClass, String holder) {
        return rewritten(copy, storageClass, /* unproven= */ false, holder);
    }

    private boolean rewritten(Placed copy, String storageClass, boolean unproven, String holder) {
        Placed row = row(copy.key());
        boolean own = isOwn(copy.key(), holder) && row.isSameCopyAs(copy);
        if (own) {
            rows.put(copy.key(), of(row, row.place(), storageClass, unproven));
            put(row(copy.key()), row.place(), /* complete= */ true, holder);
        }
        return own;
    }

    @Override
    public synchronized boolean forget(String key, String holder) {
        boolean own = isOwn(key, holder);
        if (own) {
            rows.remove(key);
            holders.remove(key);
        }
        return own;
    }

    @Override
    public synchronized void doubt(String key) {
        if (rows.containsKey(key)) {
            put(row(key), row(key).place(), /* complete= */ false, "");
        }
    }

    /** As when its time is over and another server takes over. */
    public synchronized void expire(String key) {
        put(row(key), row(key).place(), row(key).complete(), "");
    }

    /** As long as it has not rested. */
    public synchronized void unsettle(String key) {
        Placed row = row(key);
        rows.put(key, with(row, row.complete(), row.abandoned(), /* settled= */ false));
    }

    private Placed row(String key) {
        return find(key).orElseThrow();
    }

    private boolean isOwn(String key, String holder) {
        return rows.containsKey(key) && holder.equals(holders.get(key));
    }

    private boolean put(Placed file, String place, boolean complete, String holder) {
        boolean free = holder.isEmpty();
        if (free) {
            holders.remove(file.key());
        } else {
            holders.put(file.key(), holder);
        }
        Placed row = file.place().equals(place) ? file : of(file, place, "", file.unproven());
        boolean proven = complete && !row.unproven();
        rows.put(file.key(), with(row, complete, free && !proven, free && proven));
        return true;
    }

    private static Placed of(Placed file, String place, String storageClass, boolean unproven) {
        return new Placed(
                file.key(),
                file.revision(),
                place,
                file.bytes(),
                file.sha256(),
                file.content(),
                storageClass,
                file.complete(),
                unproven,
                file.abandoned(),
                file.settled());
    }

    private static Placed with(Placed file, boolean complete, boolean abandoned, boolean settled) {
        return new Placed(
                file.key(),
                file.revision(),
                file.place(),
                file.bytes(),
                file.sha256(),
                file.content(),
                file.storageClass(),
                complete,
                file.unproven(),
                abandoned,
                settled);
    }
}
