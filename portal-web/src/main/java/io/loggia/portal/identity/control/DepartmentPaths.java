package io.loggia.portal.identity.control;

import io.loggia.domain.DepartmentId;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Departments as outside rosters name them: by one name, or by a path such as {@code Sales/North}. */
@ApplicationScoped
public class DepartmentPaths {

    /** The longest name that can be stored. */
    public static final int MAX_NAME = 200;

    private static final Pattern SEPARATOR = Pattern.compile("[/>]");

    @Inject
    private Departments departments;

    /** The names of a path from the top downwards; empty ones are left out. */
    public static List<String> segments(String path) {
        return SEPARATOR
                .splitAsStream(path)
                .map(String::strip)
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /**
     * The department of that name or path; a name alone may stand for a department deep in the tree as long as only one
     * bears it.
     */
    public Optional<DepartmentId> find(String path) {
        Optional<DepartmentId> whole = departments.onlyNamed(path);
        if (whole.isPresent()) {
            return whole;
        }
        List<String> segments = segments(path);
        Optional<DepartmentId> at = segments.isEmpty() ? Optional.empty() : start(segments.getFirst());
        for (int i = 1; i < segments.size() && at.isPresent(); i++) {
            at = departments.child(at.get(), segments.get(i));
        }
        return at;
    }

    /** As {@link #find}, but what is missing of the path is added at the top of the tree, as coming from that source. */
    public Optional<DepartmentId> findOrAdd(String path, Origin origin) {
        Optional<DepartmentId> known = find(path);
        List<String> segments = segments(path);
        if (known.isPresent() || segments.isEmpty()) {
            return known;
        }
        Optional<DepartmentId> start = start(segments.getFirst());
        @Nullable DepartmentId at = start.orElse(null);
        for (String segment : start.isPresent() ? segments.subList(1, segments.size()) : segments) {
            Optional<DepartmentId> child = departments.child(at, segment);
            at = child.isPresent() ? child.get() : add(segment, at, origin);
        }
        return Optional.ofNullable(at);
    }

    /** What each department is called by itself, or by its path where another bears the same name. */
    public Map<DepartmentId, String> labels() {
        Map<DepartmentId, DepartmentNode> nodes = new HashMap<>();
        Map<String, Integer> bearers = new HashMap<>();
        for (DepartmentNode node : departments.all()) {
            nodes.put(node.id(), node);
            bearers.merge(node.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        Map<DepartmentId, String> labels = new HashMap<>();
        nodes.forEach((id, node) -> {
            boolean alone = bearers.getOrDefault(node.name().toLowerCase(Locale.ROOT), 0) == 1;
            labels.put(id, alone ? node.name() : path(id, nodes));
        });
        return labels;
    }

    private static String path(DepartmentId id, Map<DepartmentId, DepartmentNode> nodes) {
        List<String> names = new ArrayList<>();
        Set<DepartmentId> seen = new HashSet<>();
        @Nullable DepartmentNode at = nodes.get(id);
        while (at != null && seen.add(at.id())) {
            names.addFirst(at.name());
            DepartmentId parent = at.parentId();
            at = parent == null ? null : nodes.get(parent);
        }
        return String.join("/", names);
    }

    private Optional<DepartmentId> start(String name) {
        return departments.child(null, name).or(() -> departments.onlyNamed(name));
    }

    private DepartmentId add(String name, @Nullable DepartmentId parent, Origin origin) {
        DepartmentId id = DepartmentId.random();
        departments.add(id, name, parent);
        departments.setOrigin(id, origin);
        return id;
    }
}
