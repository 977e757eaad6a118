package io.loggia.portal.storage.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows in memory. */
final class LedgerInMemory implements PlacementLedger {

    final Map<String, Placed> rows = new HashMap<>();
    final Map<String, String> holders = new HashMap<>();
    final List<String> renewed = new ArrayList<>();

    @Override
    public Optional<Placed> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public boolean begin(Placed file, String server) {
        Placed known = rows.get(file.key());
        if (known != null && !known.abandoned()) {
            return false;
        }
        rows.put(file.key(), file);
        holders.put(file.key(), server);
        return true;
    }

    @Override
    public boolean complete(String key, String server) {
        boolean own = holders.remove(key, server);
        if (own) {
            put(find(key).orElseThrow(), true, false);
        }
        return own;
    }

    @Override
    public boolean moved(String key, String place) {
        Placed file = rows.get(key);
        if (file == null || !file.complete()) {
            return false;
        }
        rows.put(key, of(file, place, true, false));
        return true;
    }

    private void put(Placed file, boolean complete, boolean abandoned) {
        rows.put(file.key(), of(file, file.place(), complete, abandoned));
    }

    private static Placed of(Placed file, String place, boolean complete, boolean abandoned) {
        return new Placed(
                file.key(), file.revision(), place, file.bytes(), file.sha256(), file.content(), complete, abandoned);
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
    public boolean giveUp(String key, String server) {
        Placed known = rows.get(key);
        if (known == null || !(known.complete() || known.abandoned())) {
            return false;
        }
        put(known, false, false);
        holders.put(key, server);
        return true;
    }

    @Override
    public void release(String key, String server) {
        if (holders.remove(key, server)) {
            put(find(key).orElseThrow(), false, true);
        }
    }

    @Override
    public void renew(String key, String server) {
        if (server.equals(holders.get(key))) {
            renewed.add(key);
        }
    }

    @Override
    public void forget(String key, String server) {
        if (holders.remove(key, server)) {
            rows.remove(key);
        }
    }

    /** As when its time is over. */
    void expire(String key) {
        holders.remove(key);
        put(find(key).orElseThrow(), false, true);
    }
}
