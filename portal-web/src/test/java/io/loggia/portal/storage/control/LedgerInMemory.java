package io.loggia.portal.storage.control;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows in memory. */
final class LedgerInMemory implements PlacementLedger {

    final Map<String, Placed> rows = new HashMap<>();
    String writer = "";

    @Override
    public Optional<Placed> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public boolean begin(Placed file, String server) {
        Placed known = rows.get(file.key());
        if (known != null && (known.complete() || !(known.abandoned() || writer.equals(server)))) {
            return false;
        }
        rows.put(file.key(), file);
        writer = server;
        return true;
    }

    @Override
    public boolean complete(String key) {
        Placed file = rows.get(key);
        if (file == null) {
            return false;
        }
        put(file, file.place(), true, false);
        return true;
    }

    @Override
    public boolean moved(String key, String place) {
        Placed file = rows.get(key);
        if (file != null) {
            put(file, place, file.complete(), file.abandoned());
        }
        return file != null;
    }

    private void put(Placed file, String place, boolean complete, boolean abandoned) {
        rows.put(
                file.key(),
                new Placed(
                        file.key(),
                        file.revision(),
                        place,
                        file.bytes(),
                        file.sha256(),
                        file.content(),
                        complete,
                        abandoned));
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
    public void giveUp(String key) {
        find(key).ifPresent(file -> put(file, file.place(), false, true));
    }

    @Override
    public void forget(String key) {
        rows.remove(key);
    }
}
