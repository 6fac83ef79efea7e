//! Events and movements: a neutral title, a kind, and the claims that it is made of.

use serde::{Deserialize, Serialize};

use super::Claim;

/// Defines an enum of kinds once: variants, their names in data files, and their words in the interface.
macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident => $label:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            /// All of them, in the order of legends.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in data files and exports.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)+ }
            }

            /// The words in the interface, in lower case.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }
    };
}

pub(super) use kinds;

kinds! {
    /// What sort of thing is said to have happened.
    EventKind {
        /// Forces leave.
        Withdrawal => "withdrawal",
        /// A base is closed.
        Closure => "closure",
        /// Something is destroyed by those who leave it.
        Demolition => "demolition",
        /// An attack from the air or from afar by a regular force.
        Strike => "strike",
        /// An attack by an armed group.
        Attack => "attack",
        /// A fight between two sides.
        Clash => "clash",
        /// The killing of particular persons.
        Killing => "killing",
        /// A campaign for ground.
        Offensive => "offensive",
        /// Forces gather.
        BuildUp => "build-up",
        /// Goods or arms arrive.
        Delivery => "delivery",
        /// Forces show themselves.
        Patrol => "patrol",
        /// Forces make a hold on ground firmer.
        Consolidation => "consolidation",
        /// Somebody says what will be done.
        Announcement => "announcement",
        /// Somebody says how things are.
        Statement => "statement",
        /// People meet or speak.
        Meeting => "meeting",
        /// Sides agree.
        Agreement => "agreement",
        /// Arms rest.
        Truce => "truce",
        /// Somebody leaves an office.
        Resignation => "resignation",
        /// Something is disclosed or reported.
        Report => "report",
        /// A lasting state of things.
        Situation => "situation",
    }
}

kinds! {
    /// What sort of movement is said to have taken place.
    MovementKind {
        /// Forces leave for good.
        Withdrawal => "withdrawal",
        /// Forces move from one post to another.
        Redeployment => "redeployment",
        /// Goods or arms are brought.
        Delivery => "delivery",
        /// Forces go forward.
        Advance => "advance",
        /// Forces gather somewhere.
        BuildUp => "build-up",
        /// People flee.
        Flight => "flight",
        /// Lasting traffic along a line.
        Corridor => "corridor",
        /// Armed people enter unseen.
        Infiltration => "infiltration",
    }
}

impl MovementKind {
    /// The highest speed at which it can be on its way, in km/h, over a way of that length: what no convoy, no column on foot and no
    /// airliner exceeds over a whole journey. By convention; it bounds where something may be, and finds dates that cannot be right.
    #[must_use]
    pub fn top_speed_kmh(self, length_km: f64) -> f64 {
        // farther than this nobody drives: an airliner with its climb and descent
        const BY_AIR_FROM_KM: f64 = 2_500.0;
        if length_km > BY_AIR_FROM_KM {
            return 950.0;
        }
        match self {
            Self::Withdrawal | Self::Redeployment | Self::Delivery | Self::BuildUp | Self::Corridor => 100.0,
            Self::Advance | Self::Flight => 80.0,
            Self::Infiltration => 60.0,
        }
    }
}

/// The outline that a kind is drawn with. Shape says kind; it survives a bad projector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Shape {
    /// Withdrawal, closure.
    Square,
    /// Strike, attack.
    Triangle,
    /// Build-up, delivery.
    Diamond,
    /// Statement, agreement.
    Circle,
    /// A lasting state.
    Hexagon,
}

impl Shape {
    /// All of them, in the order of legends.
    pub const ALL: [Self; 5] = [Self::Square, Self::Triangle, Self::Diamond, Self::Circle, Self::Hexagon];

    /// The words of the legend.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Square => "withdrawal, closure",
            Self::Triangle => "strike, attack",
            Self::Diamond => "build-up, delivery",
            Self::Circle => "statement, agreement",
            Self::Hexagon => "lasting state",
        }
    }
}

impl EventKind {
    /// The outline that this kind is drawn with.
    #[must_use]
    pub fn shape(self) -> Shape {
        match self {
            Self::Withdrawal | Self::Closure | Self::Demolition => Shape::Square,
            Self::Strike | Self::Attack | Self::Clash | Self::Killing | Self::Offensive => Shape::Triangle,
            Self::BuildUp | Self::Delivery | Self::Patrol | Self::Consolidation => Shape::Diamond,
            Self::Announcement | Self::Statement | Self::Meeting | Self::Agreement | Self::Truce | Self::Resignation | Self::Report => {
                Shape::Circle
            }
            Self::Situation => Shape::Hexagon,
        }
    }
}

/// Something said to have happened, at a time and a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Stable identifier.
    pub id: String,
    /// A title that takes no side.
    pub title: String,
    /// What sort of thing it is.
    pub kind: EventKind,
    /// What the articles say of it; at least one claim.
    pub claims: Vec<Claim>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// People or equipment said to have gone from somewhere to somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Movement {
    /// Stable identifier.
    pub id: String,
    /// A title that takes no side.
    pub title: String,
    /// What sort of movement it is.
    pub kind: MovementKind,
    /// What the articles say of it; at least one claim, each with its own legs.
    pub claims: Vec<Claim>,
    /// What a reader should know.
    pub note: Option<String>,
}
