package petitiondesk.model;

import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** The plane geometry of a diagram; lengths are in its own pixels. */
final class Geometry {

    /** What the eye does not see, and modelers round away. */
    static final double TOLERANCE = 1;

    private Geometry() {}

    /** A place on the plane. */
    record Point(double x, double y) {

        static Point of(Waypoint waypoint) {
            return new Point(waypoint.getX(), waypoint.getY());
        }

        boolean isNear(Point other) {
            return distance(other) <= TOLERANCE;
        }

        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /** A straight piece of an edge. */
    record Line(Point from, Point to) {

        boolean isPoint() {
            return from.isNear(to);
        }

        /** Returns what both lines have in common: a point, a piece where one covers the other, or nothing. */
        Optional<Line> contact(Line other) {
            double length = length();
            if (length == 0 || other.length() == 0) {
                return Optional.empty();
            }
            double sine = cross(to.x - from.x, to.y - from.y, other.to.x - other.from.x, other.to.y - other.from.y)
                    / (length * other.length());
            return Math.abs(sine) < 1e-6 ? overlap(other) : intersection(other);
        }

        private Optional<Line> intersection(Line other) {
            double dx = to.x - from.x;
            double dy = to.y - from.y;
            double otherDx = other.to.x - other.from.x;
            double otherDy = other.to.y - other.from.y;
            double divisor = cross(dx, dy, otherDx, otherDy);
            double here = cross(other.from.x - from.x, other.from.y - from.y, otherDx, otherDy) / divisor;
            double there = cross(other.from.x - from.x, other.from.y - from.y, dx, dy) / divisor;
            if (!isOn(here, length()) || !isOn(there, other.length())) {
                return Optional.empty();
            }
            Point point = at(here);
            return Optional.of(new Line(point, point));
        }

        private Optional<Line> overlap(Line other) {
            if (distanceOf(other.from) > TOLERANCE) {
                return Optional.empty();
            }
            double first = shareOf(other.from);
            double last = shareOf(other.to);
            double begin = Math.max(0, Math.min(first, last));
            double end = Math.min(1, Math.max(first, last));
            return (end - begin) * length() < -TOLERANCE ? Optional.empty() : Optional.of(new Line(at(begin), at(end)));
        }

        private double distanceOf(Point point) {
            return Math.abs(cross(to.x - from.x, to.y - from.y, point.x - from.x, point.y - from.y)) / length();
        }

        private double shareOf(Point point) {
            double dx = to.x - from.x;
            double dy = to.y - from.y;
            return ((point.x - from.x) * dx + (point.y - from.y) * dy) / (length() * length());
        }

        private Point at(double share) {
            return new Point(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
        }

        private double length() {
            return from.distance(to);
        }

        // an edge that stops a pixel short of another one still looks as if it touched it
        private static boolean isOn(double share, double length) {
            return share >= -TOLERANCE / length && share <= 1 + TOLERANCE / length;
        }

        private static double cross(double ax, double ay, double bx, double by) {
            return ax * by - ay * bx;
        }
    }

    /** The bounds of a shape. */
    record Box(double left, double top, double right, double bottom) {

        static Box of(Bounds bounds) {
            return new Box(
                    bounds.getX(),
                    bounds.getY(),
                    bounds.getX() + bounds.getWidth(),
                    bounds.getY() + bounds.getHeight());
        }

        double centreX() {
            return (left + right) / 2;
        }

        /** Tells whether the point lies in the box or so near that a line ending there seems attached. */
        boolean touches(Point point) {
            return point.x() >= left - TOLERANCE
                    && point.x() <= right + TOLERANCE
                    && point.y() >= top - TOLERANCE
                    && point.y() <= bottom + TOLERANCE;
        }

        /** Tells whether a part of the line lies inside; a line along the border does not. */
        boolean isEnteredBy(Line line) {
            double dx = line.to().x() - line.from().x();
            double dy = line.to().y() - line.from().y();
            double[] inside = {0, 1};
            return clip(
                            inside,
                            dx,
                            left + TOLERANCE - line.from().x(),
                            right - TOLERANCE - line.from().x())
                    && clip(
                            inside,
                            dy,
                            top + TOLERANCE - line.from().y(),
                            bottom - TOLERANCE - line.from().y());
        }

        // Liang and Barsky: narrows the share of the line that lies between two parallels
        private static boolean clip(double[] inside, double direction, double low, double high) {
            if (direction == 0) {
                return low < 0 && high > 0;
            }
            inside[0] = Math.max(inside[0], Math.min(low / direction, high / direction));
            inside[1] = Math.min(inside[1], Math.max(low / direction, high / direction));
            return inside[0] < inside[1];
        }
    }
}
