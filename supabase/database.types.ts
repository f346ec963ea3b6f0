export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      addresses: {
        Row: {
          city: string
          company: string
          country: string
          created_at: string
          id: string
          is_default: boolean
          line1: string
          line2: string
          name: string
          phone: string
          postal_code: string
          region: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          city: string
          company?: string
          country?: string
          created_at?: string
          id?: string
          is_default?: boolean
          line1: string
          line2?: string
          name: string
          phone?: string
          postal_code?: string
          region?: string
          user_id: string
        }
        Update: {
          city?: string
          company?: string
          country?: string
          created_at?: string
          id?: string
          is_default?: boolean
          line1?: string
          line2?: string
          name?: string
          phone?: string
          postal_code?: string
          region?: string
          user_id?: string
        }
        Relationships: []
      }
      cart_devices: {
        Row: {
          device: string
          heard_at: string
          last_digest: string
          last_seq: number
          user_id: string
        }
        ComputedFields: never
        Insert: {
          device: string
          heard_at?: string
          last_digest: string
          last_seq: number
          user_id: string
        }
        Update: {
          device?: string
          heard_at?: string
          last_digest?: string
          last_seq?: number
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'cart_devices_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'carts'
            referencedColumns: ['user_id']
          },
        ]
      }
      cart_lines: {
        Row: {
          added_price_cents: number
          epoch: number
          handle: string
          place: number
          quantity: number
          title: string
          user_id: string
          variant_id: string
        }
        ComputedFields: never
        Insert: {
          added_price_cents: number
          epoch?: number
          handle: string
          place: number
          quantity: number
          title: string
          user_id: string
          variant_id: string
        }
        Update: {
          added_price_cents?: number
          epoch?: number
          handle?: string
          place?: number
          quantity?: number
          title?: string
          user_id?: string
          variant_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'cart_lines_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'carts'
            referencedColumns: ['user_id']
          },
        ]
      }
      carts: {
        Row: {
          last_place: number
          updated_at: string
          user_id: string
          version: number
        }
        ComputedFields: never
        Insert: {
          last_place?: number
          updated_at?: string
          user_id: string
          version?: number
        }
        Update: {
          last_place?: number
          updated_at?: string
          user_id?: string
          version?: number
        }
        Relationships: []
      }
      categories: {
        Row: {
          banner_alt: string | null
          banner_height: number | null
          banner_tones: string[] | null
          banner_url: string | null
          banner_width: number | null
          description: string
          handle: string
          nav_title: string | null
          rank: number
          title: string
        }
        ComputedFields: never
        Insert: {
          banner_alt?: string | null
          banner_height?: number | null
          banner_tones?: string[] | null
          banner_url?: string | null
          banner_width?: number | null
          description?: string
          handle: string
          nav_title?: string | null
          rank?: number
          title: string
        }
        Update: {
          banner_alt?: string | null
          banner_height?: number | null
          banner_tones?: string[] | null
          banner_url?: string | null
          banner_width?: number | null
          description?: string
          handle?: string
          nav_title?: string | null
          rank?: number
          title?: string
        }
        Relationships: []
      }
      discounts: {
        Row: {
          amount_cents: number | null
          code: string
          ends_at: string | null
          id: string
          kind: string
          max_uses: number | null
          max_uses_per_customer: number | null
          minimum_cents: number
          percent_bps: number | null
          starts_at: string
        }
        ComputedFields: never
        Insert: {
          amount_cents?: number | null
          code: string
          ends_at?: string | null
          id?: string
          kind: string
          max_uses?: number | null
          max_uses_per_customer?: number | null
          minimum_cents?: number
          percent_bps?: number | null
          starts_at?: string
        }
        Update: {
          amount_cents?: number | null
          code?: string
          ends_at?: string | null
          id?: string
          kind?: string
          max_uses?: number | null
          max_uses_per_customer?: number | null
          minimum_cents?: number
          percent_bps?: number | null
          starts_at?: string
        }
        Relationships: []
      }
      inventory: {
        Row: {
          stock: number
          variant_id: string
        }
        ComputedFields: never
        Insert: {
          stock?: number
          variant_id: string
        }
        Update: {
          stock?: number
          variant_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'inventory_variant_id_fkey'
            columns: ['variant_id']
            isOneToOne: true
            referencedRelation: 'variants'
            referencedColumns: ['id']
          },
        ]
      }
      order_lines: {
        Row: {
          handle: string
          image_url: string | null
          options: NonNullable<Json>
          order_id: string
          position: number
          product_id: string
          quantity: number
          sku: string
          title: string
          unit_price_cents: number
          variant_id: string
        }
        ComputedFields: never
        Insert: {
          handle: string
          image_url?: string | null
          options: NonNullable<Json>
          order_id: string
          position: number
          product_id: string
          quantity: number
          sku: string
          title: string
          unit_price_cents: number
          variant_id: string
        }
        Update: {
          handle?: string
          image_url?: string | null
          options?: NonNullable<Json>
          order_id?: string
          position?: number
          product_id?: string
          quantity?: number
          sku?: string
          title?: string
          unit_price_cents?: number
          variant_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'order_lines_order_id_fkey'
            columns: ['order_id']
            isOneToOne: false
            referencedRelation: 'orders'
            referencedColumns: ['id']
          },
        ]
      }
      order_taxes: {
        Row: {
          amount_cents: number
          name: string
          order_id: string
          position: number
          rate_ppm: number
        }
        ComputedFields: never
        Insert: {
          amount_cents: number
          name: string
          order_id: string
          position: number
          rate_ppm: number
        }
        Update: {
          amount_cents?: number
          name?: string
          order_id?: string
          position?: number
          rate_ppm?: number
        }
        Relationships: [
          {
            foreignKeyName: 'order_taxes_order_id_fkey'
            columns: ['order_id']
            isOneToOne: false
            referencedRelation: 'orders'
            referencedColumns: ['id']
          },
        ]
      }
      orders: {
        Row: {
          attention: string | null
          cart_key: string
          contents_digest: string
          currency: string
          delivery: NonNullable<Json>
          delivery_cents: number
          destination: NonNullable<Json>
          discount_cents: number
          discount_code: string | null
          dispute: string | null
          email: string
          expired_at: string | null
          forgotten_at: string | null
          id: string
          kept_until: string | null
          number: string
          paid_at: string | null
          paid_attempt_id: string | null
          placed_at: string
          provider: string
          refunded_cents: number
          shipped_at: string | null
          status: string
          subtotal_cents: number
          tax_cents: number
          total_cents: number
          tracking_url: string | null
          user_id: string | null
        }
        ComputedFields: never
        Insert: {
          attention?: string | null
          cart_key: string
          contents_digest: string
          currency?: string
          delivery: NonNullable<Json>
          delivery_cents: number
          destination: NonNullable<Json>
          discount_cents: number
          discount_code?: string | null
          dispute?: string | null
          email: string
          expired_at?: string | null
          forgotten_at?: string | null
          id?: string
          kept_until?: string | null
          number?: string
          paid_at?: string | null
          paid_attempt_id?: string | null
          placed_at?: string
          provider: string
          refunded_cents?: number
          shipped_at?: string | null
          status?: never
          subtotal_cents: number
          tax_cents: number
          total_cents: number
          tracking_url?: string | null
          user_id?: string | null
        }
        Update: {
          attention?: string | null
          cart_key?: string
          contents_digest?: string
          currency?: string
          delivery?: NonNullable<Json>
          delivery_cents?: number
          destination?: NonNullable<Json>
          discount_cents?: number
          discount_code?: string | null
          dispute?: string | null
          email?: string
          expired_at?: string | null
          forgotten_at?: string | null
          id?: string
          kept_until?: string | null
          number?: string
          paid_at?: string | null
          paid_attempt_id?: string | null
          placed_at?: string
          provider?: string
          refunded_cents?: number
          shipped_at?: string | null
          status?: never
          subtotal_cents?: number
          tax_cents?: number
          total_cents?: number
          tracking_url?: string | null
          user_id?: string | null
        }
        Relationships: []
      }
      product_images: {
        Row: {
          alt: string
          height: number
          id: string
          options: Json | null
          position: number
          product_id: string
          tones: string[] | null
          url: string
          width: number
        }
        ComputedFields: never
        Insert: {
          alt?: string
          height?: number
          id?: string
          options?: Json | null
          position?: number
          product_id: string
          tones?: string[] | null
          url: string
          width?: number
        }
        Update: {
          alt?: string
          height?: number
          id?: string
          options?: Json | null
          position?: number
          product_id?: string
          tones?: string[] | null
          url?: string
          width?: number
        }
        Relationships: [
          {
            foreignKeyName: 'product_images_product_id_fkey'
            columns: ['product_id']
            isOneToOne: false
            referencedRelation: 'products'
            referencedColumns: ['id']
          },
        ]
      }
      product_options: {
        Row: {
          facet: string | null
          name: string
          position: number
          product_id: string
          swatches: NonNullable<Json>
        }
        ComputedFields: never
        Insert: {
          facet?: string | null
          name: string
          position?: number
          product_id: string
          swatches?: NonNullable<Json>
        }
        Update: {
          facet?: string | null
          name?: string
          position?: number
          product_id?: string
          swatches?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: 'product_options_product_id_fkey'
            columns: ['product_id']
            isOneToOne: false
            referencedRelation: 'products'
            referencedColumns: ['id']
          },
        ]
      }
      products: {
        Row: {
          category: string
          description: string
          facts: NonNullable<Json>
          handle: string
          id: string
          is_published: boolean
          published_at: string
          rank: number
          tagline: string
          title: string
        }
        ComputedFields: never
        Insert: {
          category: string
          description?: string
          facts?: NonNullable<Json>
          handle: string
          id?: string
          is_published?: boolean
          published_at?: string
          rank?: number
          tagline?: string
          title: string
        }
        Update: {
          category?: string
          description?: string
          facts?: NonNullable<Json>
          handle?: string
          id?: string
          is_published?: boolean
          published_at?: string
          rank?: number
          tagline?: string
          title?: string
        }
        Relationships: [
          {
            foreignKeyName: 'products_category_fkey'
            columns: ['category']
            isOneToOne: false
            referencedRelation: 'categories'
            referencedColumns: ['handle']
          },
        ]
      }
      tax_rates: {
        Row: {
          country: string
          ends_on: string | null
          name: string
          position: number
          rate_ppm: number
          region: string
          starts_on: string
        }
        ComputedFields: never
        Insert: {
          country: string
          ends_on?: string | null
          name: string
          position?: number
          rate_ppm: number
          region: string
          starts_on: string
        }
        Update: {
          country?: string
          ends_on?: string | null
          name?: string
          position?: number
          rate_ppm?: number
          region?: string
          starts_on?: string
        }
        Relationships: []
      }
      variants: {
        Row: {
          height_mm: number | null
          id: string
          length_mm: number | null
          options: NonNullable<Json>
          position: number
          price_cents: number
          product_id: string
          sku: string
          weight_grams: number
          width_mm: number | null
        }
        ComputedFields: never
        Insert: {
          height_mm?: number | null
          id?: string
          length_mm?: number | null
          options?: NonNullable<Json>
          position?: number
          price_cents: number
          product_id: string
          sku: string
          weight_grams?: number
          width_mm?: number | null
        }
        Update: {
          height_mm?: number | null
          id?: string
          length_mm?: number | null
          options?: NonNullable<Json>
          position?: number
          price_cents?: number
          product_id?: string
          sku?: string
          weight_grams?: number
          width_mm?: number | null
        }
        Relationships: [
          {
            foreignKeyName: 'variants_product_id_fkey'
            columns: ['product_id']
            isOneToOne: false
            referencedRelation: 'products'
            referencedColumns: ['id']
          },
        ]
      }
      wishlist_items: {
        Row: {
          flipped_at: string
          flips: number
          product_id: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          flipped_at?: string
          flips: number
          product_id: string
          user_id: string
        }
        Update: {
          flipped_at?: string
          flips?: number
          product_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'wishlist_items_product_id_fkey'
            columns: ['product_id']
            isOneToOne: false
            referencedRelation: 'products'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'wishlist_items_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'wishlists'
            referencedColumns: ['user_id']
          },
        ]
      }
      wishlists: {
        Row: {
          user_id: string
          version: number
        }
        ComputedFields: never
        Insert: {
          user_id: string
          version?: number
        }
        Update: {
          user_id?: string
          version?: number
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      apply_cart_operations: { Args: { operations: Json }; Returns: Json }
      apply_wishlist_operations: { Args: { operations: Json }; Returns: Json }
      catalog_changes: { Args: { after?: string; since?: number }; Returns: Json }
      check_books: { Args: Record<PropertyKey, never>; Returns: Json }
      claim_mails: { Args: { max: number }; Returns: Json }
      claim_unsettled: { Args: { max: number }; Returns: Json }
      collect_metrics: { Args: { batch: Json; limits: Json }; Returns: Json }
      delete_account: { Args: Record<PropertyKey, never>; Returns: undefined }
      find_open_attempts: { Args: { request: Json }; Returns: Json }
      find_rates: { Args: { question: Json }; Returns: Json }
      finish_mail: { Args: { mail_id: string; result: Json }; Returns: Json }
      get_slow_queries: {
        Args: { threshold_ms?: number }
        Returns: {
          calls: number
          max_ms: number
          mean_ms: number
          query: string
          rows_returned: number
          total_ms: number
        }[]
      }
      list_dead_mails: { Args: Record<PropertyKey, never>; Returns: Json }
      list_orders: { Args: Record<PropertyKey, never>; Returns: Json }
      place_order: { Args: { request: Json }; Returns: Json }
      read_cart: { Args: { device?: string }; Returns: Json }
      read_checkout: { Args: { request: Json }; Returns: Json }
      read_client_errors: {
        Args: { hours?: number }
        Returns: {
          count: number
          first_at: string
          last_at: string
          message: string
          release: string
          route: string
          source: string
        }[]
      }
      read_mail_order: { Args: { order_id: string }; Returns: Json }
      read_order: { Args: { key?: string; order_id: string }; Returns: Json }
      read_vitals: {
        Args: { hours?: number }
        Returns: {
          connection: string
          lives: number
          name: string
          p75: number
          release: string
          route: string
        }[]
      }
      read_wishlist: { Args: Record<PropertyKey, never>; Returns: Json }
      recall_key: { Args: { request: Json }; Returns: Json }
      record_attempt: { Args: { attempt_id: string; result: Json }; Returns: Json }
      record_refund: { Args: { refund_id: string; result: Json }; Returns: Json }
      refund_order: { Args: { amount_cents: number; order_id: string }; Returns: Json }
      release_expired: { Args: Record<PropertyKey, never>; Returns: Json }
      remove_address: { Args: { address_id: string }; Returns: undefined }
      report_carriers: { Args: { report: Json }; Returns: undefined }
      retry_mail: { Args: { mail_id: string }; Returns: undefined }
      save_address: { Args: { address: Json }; Returns: Json }
      save_quote: { Args: { quote: Json }; Returns: Json }
      search_products: {
        Args: {
          category?: string
          filters?: string[]
          page?: number
          page_size?: number
          query?: string
          sort?: string
        }
        Returns: Json
      }
      settle_payment: { Args: { event: Json }; Returns: Json }
      ship_order: { Args: { order_id: string; tracking_url?: string }; Returns: Json }
      take_tokens: { Args: { limits: Json }; Returns: number }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
