// Meshes of plain colour and pictures, in egui's conventions: positions in points from the upper left corner of the screen, colours
// sRGB-encoded with premultiplied alpha.

// Whether the target encodes what is written to it, so that colours have to be decoded first.
override to_linear: bool = false;

struct Screen {
    size: vec2<f32>,
    padding: vec2<f32>,
};

@group(0) @binding(0) var<uniform> screen: Screen;
@group(1) @binding(0) var picture: texture_2d<f32>;
@group(1) @binding(1) var picture_sampler: sampler;

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) uv: vec2<f32>,
    @location(1) colour: vec4<f32>,
};

@vertex
fn vertex(@location(0) at: vec2<f32>, @location(1) uv: vec2<f32>, @location(2) colour: vec4<f32>) -> Corner {
    let position = vec4<f32>(2.0 * at.x / screen.size.x - 1.0, 1.0 - 2.0 * at.y / screen.size.y, 0.0, 1.0);
    return Corner(position, uv, colour);
}

fn encoded_for_target(colour: vec4<f32>) -> vec4<f32> {
    if to_linear {
        let low = colour.rgb / 12.92;
        let high = pow((colour.rgb + 0.055) / 1.055, vec3<f32>(2.4));
        return vec4<f32>(select(high, low, colour.rgb < vec3<f32>(0.04045)), colour.a);
    }
    return colour;
}

@fragment
fn coloured(corner: Corner) -> @location(0) vec4<f32> {
    return encoded_for_target(corner.colour);
}

// A picture at its own size, pixel on pixel, without holes.
@fragment
fn copied(corner: Corner) -> @location(0) vec4<f32> {
    let at = corner.uv * vec2<f32>(textureDimensions(picture));
    return encoded_for_target(textureLoad(picture, vec2<i32>(at), 0));
}

@fragment
fn textured(corner: Corner) -> @location(0) vec4<f32> {
    return encoded_for_target(textureSample(picture, picture_sampler, corner.uv));
}
