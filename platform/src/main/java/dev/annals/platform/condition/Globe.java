package dev.annals.platform.condition;

/** Distances on the earth, taken as a sphere: right to half a percent. */
final class Globe {

    private static final double RADIUS = 6_371.0088;

    private Globe() {}

    /** The way along the surface between two places given in degrees, by the haversine formula. */
    static double kilometres(double latitude, double longitude, double ofLatitude, double ofLongitude) {
        double north = Math.toRadians(ofLatitude - latitude) / 2;
        double east = Math.toRadians(ofLongitude - longitude) / 2;
        double a = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(ofLatitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
